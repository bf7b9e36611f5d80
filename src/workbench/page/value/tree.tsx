import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { CopyButton } from './copy-button.tsx'
import { holds } from './search-in.ts'

/** Members that are drawn before "Show more" is pressed: a batch may have thousands. */
const maxMembers = 100
/** Characters of a text that are drawn; copying gives all of them. */
const maxText = 2000
/** From so many members on a search field is worth its room. */
const searchableFrom = 12

interface TreeProps {
  readonly value: unknown
  /** What it is, for the search field and the copy button: `bundle 1`. */
  readonly what: string
  /** Levels that are open at first. */
  readonly open?: number
}

/** A value as a tree that can be folded, searched and copied. */
export function Tree({ value, what, open = 2 }: TreeProps): JSX.Element {
  const [words, setWords] = useState('')
  const id = useId()
  const isSearchable = countOf(value) >= searchableFrom
  return (
    <div class="tree">
      <div class="tree-tools">
        {isSearchable && (
          <>
            <label class="unseen" for={id}>{`Search in ${what}`}</label>
            <input
              id={id}
              type="search"
              placeholder="Search"
              value={words}
              onInput={(e) => setWords(e.currentTarget.value)}
            />
          </>
        )}
        <CopyButton text={JSON.stringify(value, null, 2) ?? ''} what={what} />
      </div>
      {isBranch(value) ? (
        <Members value={value} open={open} words={words.trim().toLowerCase()} />
      ) : (
        <Leaf value={value} />
      )}
    </div>
  )
}

interface MembersProps {
  readonly value: object
  readonly open: number
  readonly words: string
}

function Members({ value, open, words }: MembersProps): JSX.Element {
  const [limit, setLimit] = useState(maxMembers)
  const all = Object.entries(value)
  const members = words === '' ? all : all.filter(([name, one]) => holds(name, one, words))
  if (members.length === 0) return <p class="muted">{words === '' ? 'Empty' : 'Nothing found.'}</p>
  const isList = Array.isArray(value)
  return (
    <ul>
      {members.slice(0, limit).map(([name, one]) => (
        <li key={name}>
          <Member name={isList ? String(Number(name) + 1) : name} value={one} open={open} words={words} />
        </li>
      ))}
      {members.length > limit && (
        <li>
          <button type="button" class="quiet" onClick={() => setLimit(limit + maxMembers)}>
            Show more ({members.length - limit} left)
          </button>
        </li>
      )}
    </ul>
  )
}

interface MemberProps extends Omit<MembersProps, 'value'> {
  readonly name: string
  readonly value: unknown
}

function Member({ name, value, open, words }: MemberProps): JSX.Element {
  const [isOpen, setOpen] = useState(open > 0)
  if (!isBranch(value) || Object.keys(value).length === 0) {
    return (
      <span class="leaf">
        <span class="name">{name}</span> <Leaf value={value} />
      </span>
    )
  }
  // What the search finds must be seen; members that match by their name show all of their own.
  const inner = name.toLowerCase().includes(words) ? '' : words
  const shown = isOpen || words !== ''
  return (
    <details open={shown} onToggle={(event) => words === '' && setOpen(event.currentTarget.open)}>
      <summary>
        <span class="name">{name}</span> <span class="muted">{sizeOf(value)}</span>
      </summary>
      {shown && <Members value={value} open={open - 1} words={inner} />}
    </details>
  )
}

function Leaf({ value }: { readonly value: unknown }): JSX.Element {
  if (value === '') return <span class="muted">empty text</span>
  if (isBranch(value)) return <span class="muted">{sizeOf(value)}</span>
  if (typeof value === 'string') {
    const rest = value.length - maxText
    return (
      <span class="value">
        {value.slice(0, maxText)}
        {rest > 0 && <span class="muted">{` … ${rest} more characters`}</span>}
      </span>
    )
  }
  return <span class={`value v-${value === null ? 'null' : typeof value}`}>{String(value)}</span>
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function sizeOf(value: object): string {
  const count = Object.keys(value).length
  if (Array.isArray(value)) return `${count} ${count === 1 ? 'item' : 'items'}`
  return count === 0 ? 'empty collection' : `${count} ${count === 1 ? 'member' : 'members'}`
}

/** Counts members at every depth, no further than it matters here. */
function countOf(value: unknown, found = 0): number {
  if (!isBranch(value)) return found
  let count = found
  for (const one of Object.values(value)) {
    count = countOf(one, count + 1)
    if (count >= searchableFrom) break
  }
  return count
}
