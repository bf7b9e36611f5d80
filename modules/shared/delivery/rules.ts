import type { ActionRequest, ErrorType } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, quoted } from '../../../src/authoring/expression.ts'

/** Why a run is refused, by a name for it: each an expression that gives a sentence or nothing. */
export type Rules = Record<string, string>

/** Returns a rule: nothing while the condition holds, else the sentence. */
export const unless = (holds: Expression, sentence: string): string =>
  iml(`if(${holds}, undefined, ${quoted(sentence)})`)

/** Returns a rule: the sentence, an expression, when the condition holds, else nothing. */
export const when = (breaks: Expression, sentence: Expression): string => iml(`if(${breaks}, ${sentence}, undefined)`)

/** The first sentence that any rule gave, or nothing. */
export const firstProblem = "{{first(map(toArray(temp.problems), 'value'))}}"

/** Stops a run with the sentence of the rule that was broken. A step without url stops so, and each request asks once more. */
export const stop = (type: ErrorType = 'DataError'): Pick<ActionRequest, 'response'> => ({
  response: { valid: { condition: '{{!temp.problem}}', message: '{{temp.problem}}', type } },
})
