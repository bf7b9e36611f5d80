import type { Rule } from '../../rule.ts'
import earlyOutput from './early-output.ts'
import oneBundle from './one-bundle.ts'
import uncertainEnd from './uncertain-end.ts'

/** What comes out of requests that follow each other. */
export const chains: readonly Rule[] = [uncertainEnd, earlyOutput, oneBundle]
