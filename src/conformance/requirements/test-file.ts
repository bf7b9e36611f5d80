/** A test as its file says it. */
export interface FoundTest {
  /** Titles of the blocks around it, then its own, as they are written: `%s` stays `%s`. */
  readonly path: readonly string[]
  /** Its text, with all that the file declares and it mentions. */
  readonly text: string
  /** The table that it runs over, likewise; undefined for a test that runs once. */
  readonly table?: string
}

interface Opening {
  readonly start: number
  readonly end: number
  readonly isTest: boolean
  /** Left out by whoever wrote it, with all that is in it. */
  readonly isSkipped: boolean
  readonly title: string
  readonly table?: string
}

const opening = /^[ \t]*(?<kind>describe|test|it)(?<ways>(?:\.\w+)*)\(/
const titleOfOne = /^[ \t]*\w+(?:\.\w+)*\(\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/
const titleOfTable =
  /^[ \t]*\w+\.(?:each|for)\((?<table>[^]*?)\)\(\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>,/
const declaration = /^[ \t]*(?:export )?(?:async )?(?:const|let|function)\b(?<names>[^=(]*)/

const indentation = (line: string): number => line.search(/\S/)

/** The line behind a statement, as the formatter lays it out: the first that is not further in and closes nothing. */
function endOf(lines: readonly string[], start: number): number {
  const own = indentation(lines[start] ?? '')
  const next = lines.findIndex(
    (line, index) => index > start && line.trim() !== '' && indentation(line) <= own && !/^\s*[)\]}]/.test(line),
  )
  return next === -1 ? lines.length : next
}

function openingsIn(lines: readonly string[]): Opening[] {
  return lines.flatMap((line, start) => {
    const { kind, ways = '' } = opening.exec(line)?.groups ?? {}
    if (kind === undefined) return []
    const end = endOf(lines, start)
    const text = lines.slice(start, end).join('\n')
    const { title, table } = (titleOfOne.exec(text) ?? titleOfTable.exec(text))?.groups ?? {}
    if (title === undefined) return []
    return [
      {
        start,
        end,
        isTest: kind !== 'describe',
        isSkipped: /\.(?:skip|todo)/.test(ways),
        title: title.replaceAll(/\\(.)/g, '$1'),
        ...(table !== undefined && { table }),
      },
    ]
  })
}

/** What a file declares, by name: the text of each declaration. */
function declarationsIn(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [start, line] of lines.entries()) {
    const names = declaration.exec(line)?.groups?.names?.match(/[A-Za-z_$][\w$]*/g) ?? []
    const text = names.length > 0 ? lines.slice(start, endOf(lines, start)).join('\n') : ''
    for (const name of names) if (!found.has(name)) found.set(name, text)
  }
  return found
}

/** A text, with the declarations that it mentions, those that they mention, and the files of cases that these read. */
function withMentioned(
  text: string,
  declarations: ReadonlyMap<string, string>,
  cases: ReadonlyMap<string, string>,
): string {
  const parts = new Set([text])
  for (const part of parts) {
    for (const [name] of part.matchAll(/[A-Za-z_$][\w$]*/g)) {
      const declared = declarations.get(name)
      if (declared !== undefined) parts.add(declared)
    }
  }
  const read = [...parts].flatMap((part) => [...part.matchAll(/\bcases\('([\w-]+)'\)/g)])
  return [...parts, ...read.map(([, name = '']) => cases.get(name) ?? '')].join('\n')
}

/**
 * Returns the tests of a file, without those that are skipped. It reads the text as the formatter writes it and runs nothing, so
 * titles that are put together by code are not found. `cases` are files of cases by the name that `cases('…')` has for them.
 */
export function testsIn(source: string, cases: ReadonlyMap<string, string> = new Map()): FoundTest[] {
  const lines = source.split('\n')
  const declarations = declarationsIn(lines)
  const openings = openingsIn(lines)
  return openings.flatMap(({ start, end, isTest, isSkipped, title, table }) => {
    const blocks = openings.filter((one) => !one.isTest && one.start < start && one.end >= end)
    if (!isTest || isSkipped || blocks.some((one) => one.isSkipped)) return []
    const own = [lines.slice(start, end).join('\n'), ...blocks.map((one) => one.table ?? '')].join('\n')
    return [
      {
        path: [...blocks.map((one) => one.title), title],
        text: withMentioned(own, declarations, cases),
        ...(table !== undefined && { table: withMentioned(table, declarations, cases) }),
      },
    ]
  })
}

/** Whether a text holds a word or words, and not as part of longer ones. */
export function mentions(text: string, words: string): boolean {
  const escaped = words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<!\w)${escaped}(?!\w)`).test(text)
}
