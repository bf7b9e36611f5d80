import { communication } from './communication.ts'
import { parameters } from './parameters.ts'
import { primitives, type Schemas } from './primitives.ts'
import { project } from './project.ts'
import { response } from './response.ts'

/**
 * Every schema of Make's definition format, as one document. The same document becomes the TypeScript types that
 * definitions are written against and the validators that the generated app is checked with.
 */
export const makeFormat: { $id: string; definitions: Schemas } = {
  $id: 'make-format',
  definitions: { ...primitives, ...parameters, ...response, ...communication, ...project },
}
