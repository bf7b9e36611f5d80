import type { Rule } from '../../rule.ts'
import argumentCount from './argument-count.ts'
import argumentType from './argument-type.ts'
import expressionWithoutBraces from './expression-without-braces.ts'
import hyphenatedName from './hyphenated-name.ts'
import imlSyntax from './iml-syntax.ts'
import indexZero from './index-zero.ts'
import mixedComparison from './mixed-comparison.ts'
import semicolon from './semicolon.ts'
import surplusArgument from './surplus-argument.ts'
import unbalancedBraces from './unbalanced-braces.ts'
import unknownFunction from './unknown-function.ts'
import quotedBraces from './quoted-braces.ts'
import lengthMember from './length-member.ts'

/** What can be said of an expression by itself. */
export const expressions: readonly Rule[] = [
  imlSyntax,
  unbalancedBraces,
  expressionWithoutBraces,
  unknownFunction,
  argumentCount,
  surplusArgument,
  argumentType,
  mixedComparison,
  indexZero,
  hyphenatedName,
  semicolon,
  quotedBraces,
  lengthMember,
]
