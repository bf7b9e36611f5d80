import { relative, resolve, sep } from 'node:path'
import type { CheckedApp } from '../../check/model/app.ts'
import type { AppFile } from '../../check/model/file.ts'
import type { FileCache } from '../../check/model/load.ts'
import type { Finding } from '../../check/index.ts'
import type { FindingsView, FindingView, Target } from '../contract.ts'
import type { WorkbenchOptions } from './state.ts'

/** Files that describe a form, by Make's name of their code type, or by that of an export. */
const formRoles = /^(?:module|connection|webhook)\.(?:\w*params|parameters|expect)$/i

/** What the checker says of the app. It is asked once for each state of the folder. */
export class Findings {
  readonly #options: WorkbenchOptions
  readonly #cache: FileCache = new Map()
  #view: Promise<FindingsView> | undefined
  /** The same, when it is there. */
  #known: FindingsView | undefined

  constructor(options: WorkbenchOptions) {
    this.#options = options
  }

  /** All findings. Where the checker itself fails, there are none and a problem says so. */
  view(): Promise<FindingsView> {
    return (this.#view ??= this.#begin())
  }

  /** The findings about one component that are known by now: a dialog does not wait for the checker. */
  of(target: Target): readonly FindingView[] {
    const { findings } = this.#known ?? { findings: [] }
    return findings.filter((finding) => JSON.stringify(finding.target) === JSON.stringify(target))
  }

  /** The folder has changed. */
  forget(): void {
    this.#cache.clear()
    this.#view = undefined
    this.#known = undefined
  }

  #begin(): Promise<FindingsView> {
    const view = this.#check().catch((error: unknown) => ({
      findings: [],
      problems: [`The app could not be checked: ${error instanceof Error ? error.message : String(error)}`],
    }))
    void view.then((known) => {
      if (this.#view === view) this.#known = known
    })
    return view
  }

  async #check(): Promise<FindingsView> {
    // The checker is large, and nobody waits for it when the workbench starts.
    const [{ checkApp, folderAt, loadApp, rules }, { spotOf }, { addSources }] = await Promise.all([
      import('../../check/index.ts'),
      import('../../check/check.ts'),
      import('../../check/source/index.ts'),
    ])
    const { folder } = this.#options
    const app = loadApp(folderAt(folder), this.#cache)
    const found = checkApp(app, rules)
    const located = found.length === 0 ? found : addSources(found, folder)
    const findings = located.map((finding, index): FindingView => {
      const spot = spotOf(found[index] ?? finding)
      const target = targetOf(app, spot?.file)
      const field = spot && formRoles.test(spot.file.role) ? fieldAt(spot.file.root?.value, spot.path) : undefined
      return {
        ...finding,
        href: this.#href(finding),
        ...(target && { target }),
        ...(field !== undefined && { field }),
      }
    })
    return { findings, problems: [] }
  }

  /** The definition, or the generated file where nothing leads back to a definition. */
  #href({ source, location }: Finding): string {
    const path = source === undefined ? resolve(this.#options.folder, location.file) : resolve(source.file)
    const { line, column } = source ?? location
    return editorLink(path, line, column)
  }
}

/** A link that opens a file in VS Code. Whatever its name holds, it stays a link of this kind. */
export function editorLink(path: string, line: number, column: number): string {
  const steps = relative(sep, path).split(sep).map(encodeURIComponent)
  return `vscode://file/${steps.join('/')}:${line}:${column}`
}

/** The component that a file belongs to, where it is one that has a form. */
function targetOf(app: CheckedApp, file: AppFile | undefined): Target | undefined {
  const owner = /^(module|connection|webhook) '(.*)'$/s.exec(file?.owner ?? '')
  const [, kind, name] = owner ?? []
  const isKnown = app.components.some((component) => component.kind === kind && component.name === name)
  return isKnown ? ({ [String(kind)]: name } as unknown as Target) : undefined
}

/** The field of a form in which a place of its file lies: names of the fields around it; undefined where there is none. */
export function fieldAt(root: unknown, path: readonly (string | number)[]): string | undefined {
  const names: string[] = []
  let value = root
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
    const isItem = typeof step === 'number' && typeof value === 'object' && value !== null
    const name: unknown = isItem && 'type' in (value as object) ? Reflect.get(value as object, 'name') : undefined
    // A field that an option shows stands beside the one with the option.
    if (step === 'nested') names.pop()
    if (typeof name === 'string') names.push(name)
  }
  return names.length === 0 ? undefined : names.join('.')
}
