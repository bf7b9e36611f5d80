import type { ActionRequest, ErrorType } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml } from '../../src/authoring/macros/index.ts'

/**
 * Returns a step that sends nothing and stops the module, unless the condition holds, with a message that says what to do.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/request-less-communication
 */
export const guard = (holds: Expression, message: string, type: ErrorType = 'DataError'): ActionRequest => ({
  response: { valid: { condition: iml(holds), message, type } },
})
