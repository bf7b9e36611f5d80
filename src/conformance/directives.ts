/** A directive of definitions and how many tests of the runtime use it. */
export interface DirectiveRow {
  where: string
  name: string
  tests: number
}

/** Where a test begins, whatever kind of test it is. */
const testStart = /^[ \t]*(?:test|it)(?:\.\w+)*\(/m

/** Splits the text of a test file into its tests; what stands before the first one belongs to none. */
const testsIn = (text: string): string[] => text.split(new RegExp(testStart, 'gm')).slice(1)

/** Whether a test writes the directive, as a key or as a part of a path such as `log.sanitize`. */
const uses = (name: string): RegExp => new RegExp(`(?:^|[^\\w$])['"]?${name}['"]?\\s*:|[.'"]${name}['".]`, 'm')

/** Returns the directives with the number of tests that use them. `texts` are the contents of test files. */
export function directiveRows(
  directives: readonly (readonly [where: string, name: string])[],
  texts: readonly string[],
): DirectiveRow[] {
  const tests = texts.flatMap(testsIn)
  return directives.map(([where, name]) => {
    const pattern = uses(name)
    return { where, name, tests: tests.filter((test) => pattern.test(test)).length }
  })
}
