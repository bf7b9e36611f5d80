import { toJson, toText } from '../coerce.ts'
import type { Run } from '../run.ts'

/** https://help.make.com/text-and-binary-functions */
export const json = {
  createJSON: (_run: Run, value: unknown) => toJson(value),

  escapeJSON: (_run: Run, value: unknown) => JSON.stringify(toText(value)).slice(1, -1),

  parseJSON: (_run: Run, value: unknown): unknown => JSON.parse(toText(value)),
}
