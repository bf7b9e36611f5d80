import { useEffect, useRef, useState } from 'preact/hooks'
import type { FieldIssue, Filled, FindingView, FormView, Problem, Target } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import { untouched, withDefaults } from './filled.ts'
import type { FormApi } from './form-context.ts'
import { isWithin, type Path, pathText } from './path.ts'

/** Pause after a change, in milliseconds, after which the server is asked what the form looks like now. */
const pause = 120

/** What stands in dialogs that are left and come back to. Only in memory: some of it is secret. */
const drafts = new Map<string, Filled>()

/** A dialog: what the server says of it, what stands in it, and what its fields need. */
export interface Form {
  /** Undefined until the server has answered. */
  readonly view: FormView | undefined
  readonly problem: Problem | undefined
  readonly api: FormApi
  /** What stands in it now, also before the page has been drawn anew. */
  readonly current: () => Filled
  readonly setIssues: (issues: readonly FieldIssue[]) => void
  /** Empties the dialog. */
  readonly reset: () => void
}

export interface FormOptions {
  readonly target: Target
  readonly connectionId?: string | undefined
  /** What stands in it at first. */
  readonly start?: Filled
  readonly canMap: boolean
  readonly canErase: boolean
  readonly bundles: Readonly<Record<string, unknown>>
  /** Those of the whole app. */
  readonly findings?: readonly FindingView[] | undefined
  /** Changes when the app was saved: the server is asked again. */
  readonly version: number
}

/** Keeps a dialog in step with the server, which says which fields and options there are for what is filled in. */
export function useForm(options: FormOptions): Form {
  const { target, connectionId, canMap, canErase, bundles, version } = options
  const key = JSON.stringify(target)
  const [filled, setFilled] = useState<Filled>(() => drafts.get(key) ?? options.start ?? untouched)
  const [view, setView] = useState<FormView>()
  const [problem, setProblem] = useState<Problem>()
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const [isLoading, setLoading] = useState(true)
  const [asked, setAsked] = useState(0)
  const latest = useRef(filled)
  const number = useRef(0)

  const keep = (next: Filled): void => {
    latest.current = next
    drafts.set(key, next)
    setFilled(next)
  }

  const ask = async (): Promise<void> => {
    const mine = ++number.current
    setLoading(true)
    try {
      const sent = { target, ...latest.current, ...(connectionId !== undefined && { connectionId }) }
      const found = await post<FormView>('form', sent)
      // What was typed since is newer than the answer, and the next one is on its way.
      if (mine !== number.current) return
      setView(found)
      setProblem(undefined)
      keep({ ...latest.current, values: withDefaults(latest.current.values, found.values) as Filled['values'] })
    } catch (error) {
      if (mine === number.current) setProblem(problemOf(error))
    }
    if (mine === number.current) setLoading(false)
  }

  useEffect(() => {
    void ask()
    // An answer that comes after the dialog was left is not wanted.
    return () => {
      number.current++
    }
  }, [connectionId, version, asked])

  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])

  const api: FormApi = {
    filled,
    id: Object.entries(target).flat().join('-'),
    issues,
    findings: (options.findings ?? []).filter((finding) => JSON.stringify(finding.target) === key),
    canMap,
    canErase,
    bundles,
    isLoading,
    connectionId,
    change(change: (filled: Filled) => Filled, path: Path) {
      keep(change(latest.current))
      const at = pathText(path)
      setIssues((known) => known.filter((issue) => !isWithin(issue.path, at)))
      number.current++
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void ask(), pause)
    },
    refresh: () => setAsked((count) => count + 1),
  }
  const reset = (): void => {
    drafts.delete(key)
    keep(options.start ?? untouched)
    setIssues([])
    void ask()
  }
  return { view, problem, api, current: () => latest.current, setIssues, reset }
}
