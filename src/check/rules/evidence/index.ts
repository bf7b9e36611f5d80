import type { Rule } from '../../rule.ts'
import baseParameters from './base-parameters.ts'
import complexExpression from './complex-expression.ts'
import emptyArgument from './empty-argument.ts'
import lookAround from './look-around.ts'
import spreadInTemp from './spread-in-temp.ts'

/** What Make does not document and no public app was seen to do: it may work, and nobody has shown that it does. */
export const evidence: readonly Rule[] = [emptyArgument, lookAround, complexExpression, spreadInTemp, baseParameters]
