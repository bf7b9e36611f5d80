import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member } from '../../runtime/collection.ts'
import { DataError } from '../../runtime/index.ts'
import type { BuiltIn } from './index.ts'
import { numbered } from './loops.ts'

/** Parse JSON: one bundle for an object, one for each item of a list; anything else is `value`. https://help.make.com/json */
export const parseJson: BuiltIn = {
  label: 'Parse JSON',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      const parsed = parse(toText(member(fields, 'json')))
      if (!Array.isArray(parsed)) return { bundles: [asBundle(parsed)] }
      run.expectBundles(parsed.length)
      return { bundles: numbered(parsed.map(asBundle)) }
    },
  }),
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // What the parser says quotes the text.
    throw new DataError('Source is not valid JSON.')
  }
}

function asBundle(value: unknown): Collection {
  return isCollection(value) ? value : { value }
}

/** Create JSON: its fields are those of a data structure, which stands in Make and not in the blueprint; what is mapped is written. */
export const createJson: BuiltIn = {
  label: 'Create JSON',
  compile: () => ({
    kind: 'action',
    act: (fields, parameters) => ({ bundles: [{ json: write(fields, parameters) }] }),
  }),
}

/** Transform to JSON: writes one value of any kind. */
export const transformToJson: BuiltIn = {
  label: 'Transform to JSON',
  compile: () => ({
    kind: 'action',
    act: (fields, parameters) => ({ bundles: [{ json: write(member(fields, 'object'), parameters) }] }),
  }),
}

/** `space` is the indentation: empty, some blanks, or a tab. */
function write(value: unknown, parameters: Collection): string {
  const space = member(parameters, 'space')
  const indentation =
    typeof space === 'number' || space === '\t' ? space : /^\d+$/.test(toText(space)) ? Number(space) : ''
  return JSON.stringify(value, null, indentation) ?? ''
}
