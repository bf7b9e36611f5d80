/** Where a test begins, whatever kind of test it is. */
const testStart = /^[ \t]*(?:test|it)(?:\.\w+)*\(/gm
/** Where something at the outer level of a file begins. */
const outerStart = /^(?=\S)/gm

/** What can follow a block at the outer level. */
const outerStatement = /^(?:describe|test|it|const|function|async)\b/

/**
 * How many tests a file of tests has, or one of its `describe` blocks; a test that runs over a table is one. With a title, 1 for
 * the test of the block that has it. Undefined when there is no such block or test.
 */
export function countTests(text: string, block?: string, title?: string): number | undefined {
  const part = block === undefined ? text : blockOf(text, block)
  if (part === undefined) return undefined
  if (title === undefined) return part.match(testStart)?.length ?? 0
  return part.includes(`test('${title}',`) ? 1 : undefined
}

function blockOf(text: string, block: string): string | undefined {
  const starts = [...text.matchAll(outerStart)].map(({ index }) => index)
  const start = starts.find((index) => text.startsWith(`describe('${block}'`, index))
  if (start === undefined) return undefined
  const end = starts.find((index) => index > start && outerStatement.test(text.slice(index, index + 9)))
  return text.slice(start, end)
}
