import { keywords } from './ast.ts'
import type { BinaryOperator } from './ast.ts'

/** The spellings of each operator. https://developers.make.com/custom-apps-documentation/block-elements/iml */
export const binaryOperators: ReadonlyMap<string, BinaryOperator> = new Map([
  ['||', '||'],
  ['|', '||'],
  ['&&', '&&'],
  ['&', '&&'],
  ['==', '=='],
  ['=', '=='],
  ['===', '=='],
  ['!=', '!='],
  ['!==', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['+', '+'],
  ['++', '++'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
])

/** The words that are not variables. */
export const keywordNames: ReadonlySet<string> = new Set(keywords)

/** Operators of other languages that people write as words, and what IML has for them. */
export const wordOperators: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['mod', '%'],
])
