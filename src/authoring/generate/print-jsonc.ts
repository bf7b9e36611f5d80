import { purposeOf } from '../step.ts'

/** How long a line may get before what stands in it is written on lines of its own. */
const width = 120

/**
 * Returns a definition as JSON with comments, which all files of a Make app may hold: two blanks for each level, what fits into a
 * line in one line, and above each step what it is for.
 */
export const printJsonc = (content: unknown): string => `${printLine(content, '')}\n`

/** A value at the beginning of a line, under the comment that it has. */
function printLine(value: unknown, indent: string): string {
  const purpose = isObject(value) ? purposeOf(value) : undefined
  const comment = purpose === undefined ? '' : `${indent}// ${purpose}\n`
  return `${comment}${indent}${print(value, indent, indent.length)}`
}

/** A value that begins in the given column; what stands on lines of its own is indented from `indent`. */
function print(value: unknown, indent: string, column: number): string {
  if (!isObject(value)) return JSON.stringify(value)
  if (!holdsStep(value)) {
    const inOneLine = printInLine(value)
    if (column + inOneLine.length <= width) return inOneLine
  }
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((item) => printLine(item, inner)).join(',\n')}\n${indent}]`
  const members = membersOf(value).map(([key, member]) => {
    const name = `${inner}${JSON.stringify(key)}: `
    return `${name}${print(member, inner, name.length)}`
  })
  return `{\n${members.join(',\n')}\n${indent}}`
}

function printInLine(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printInLine).join(', ')}]`
  const members = membersOf(value).map(([key, member]) => `${JSON.stringify(key)}: ${printInLine(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** Whether a comment stands inside the value, so that it cannot be written in one line. */
const holdsStep = (value: object): boolean =>
  Object.values(value).some((inner) => isObject(inner) && (purposeOf(inner) !== undefined || holdsStep(inner)))

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const membersOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, member]) => member !== undefined)
