import { expect, test } from 'vitest'
import { readSection, sectionFiles } from '../app-file.ts'

/** Every text in a value, keys included, as they can be expressions too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)])
}

/** An expression up to its end, or up to a text literal; a quote inside a literal is written twice. */
const part = /((?:(?!\}\})[^'"`]|`[^`]*`)*)(?:\}\}|('(?:''|[^'])*'|"(?:""|[^"])*"))/y

/** The text literals in the expressions of a template. Fails where an expression does not end. */
function literalsIn(template: string): string[] {
  const literals: string[] = []
  for (let at = template.indexOf('{{'); at !== -1; at = template.indexOf('{{', part.lastIndex)) {
    part.lastIndex = at + 2
    for (let ended = false; !ended;) {
      const found = part.exec(template)
      if (found === null) throw new Error(`No end of an expression: ${template.slice(at, at + 200)}`)
      ended = found[2] === undefined
      if (found[2] !== undefined) literals.push(found[2])
    }
  }
  return literals
}

test('the literals of a template are found', () => {
  expect(literalsIn(`It's {{f('a''b', "c'""}}", \`d'e\`)}} and {{1}} {{ 'x' }}`)).toEqual([`'a''b'`, `"c'""}}"`, `'x'`])
  expect(() => literalsIn("{{f('a)}}")).toThrow('No end')
})

/** Make ends an expression at the first closing braces, whatever stands around them. */
test.each(sectionFiles)('no text literal in %s holds double braces', (file) => {
  const literals = textsIn(readSection(file)).flatMap(literalsIn)
  expect(literals.filter((literal) => /\{\{|\}\}/.test(literal))).toEqual([])
})
