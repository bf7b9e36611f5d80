import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { FunctionView } from '../../contract.ts'
import { get } from '../api.ts'
import { textOf } from './field-model.ts'
import { isRecord } from './path.ts'

/** Items of bundles that are offered, of those that the search finds. */
const maxOffered = 40

let functions: Promise<readonly FunctionView[]> | undefined

interface InsertProps {
  readonly bundles: Readonly<Record<string, unknown>>
  /** Puts an expression where the caret is, and the caret so many characters into it. */
  readonly onInsert: (expression: string, caret: number) => void
}

/** What can be mapped: the items of the sample bundles, and Make's functions. */
export function InsertPanel({ bundles, onInsert }: InsertProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="insert" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Insert an item or a function</summary>
      {isOpen && <Offers bundles={bundles} onInsert={onInsert} />}
    </details>
  )
}

function Offers({ bundles, onInsert }: InsertProps): JSX.Element {
  const [words, setWords] = useState('')
  const [known, setKnown] = useState<readonly FunctionView[]>([])
  const id = useId()
  useEffect(() => {
    functions ??= get<readonly FunctionView[]>('functions')
    functions.then(setKnown).catch(() => {
      functions = undefined
    })
  }, [])
  const wanted = words.trim().toLowerCase()
  const fits = (text: string): boolean => text.toLowerCase().includes(wanted)
  const items = itemsOf(bundles).filter(({ path }) => fits(path))
  const found = known.filter(({ name, family }) => fits(name) || fits(family))
  return (
    <div class="offers">
      <label class="unseen" for={id}>
        Search items and functions
      </label>
      <input
        id={id}
        type="search"
        placeholder="Search"
        value={words}
        onInput={(e) => setWords(e.currentTarget.value)}
      />
      <div class="offer-columns">
        <ul aria-label="Items">
          {items.slice(0, maxOffered).map(({ path, value }) => (
            <li>
              <button type="button" class="pill" onClick={() => onInsert(path, path.length)}>
                {path}
              </button>{' '}
              <span class="muted">{textOf(value).slice(0, 40)}</span>
            </li>
          ))}
        </ul>
        <ul aria-label="Functions">
          {found.map(({ name, usage, doc }) => (
            <li>
              <button
                type="button"
                class="pill function"
                title={doc}
                onClick={() => onInsert(`${name}()`, name.length + 1)}
              >
                {name}
              </button>{' '}
              <span class="muted">{usage}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Paths of all items, as they are written in an expression: `1.items[].name` for what is in a list. */
function itemsOf(bundles: Readonly<Record<string, unknown>>): { path: string; value: unknown }[] {
  return Object.entries(bundles).flatMap(([module, bundle]) => membersOf(bundle, module))
}

function membersOf(value: unknown, at: string): { path: string; value: unknown }[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : membersOf(value[0], `${at}[]`)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, one]) => {
    const path = `${at}.${/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) ? name : `\`${name}\``}`
    return [{ path, value: one }, ...membersOf(one, path)]
  })
}
