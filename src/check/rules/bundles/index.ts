import type { Rule } from '../../rule.ts'
import bodyRepeatsParameters from './body-repeats-parameters.ts'
import dateUnformatted from './date-unformatted.ts'
import dateUnparsed from './date-unparsed.ts'
import noInterface from './no-interface.ts'
import noSample from './no-sample.ts'
import outputKey from './output-key.ts'
import outputRepeatsAnswer from './output-repeats-answer.ts'
import personalSample from './personal-sample.ts'
import sampleKey from './sample-key.ts'
import sampleType from './sample-type.ts'
import unfilledField from './unfilled-field.ts'
import universalInterface from './universal-interface.ts'

/** What goes out of a module and comes out of it, as its interface and its sample say. */
export const bundles: readonly Rule[] = [
  noInterface,
  universalInterface,
  outputKey,
  unfilledField,
  noSample,
  sampleKey,
  sampleType,
  personalSample,
  dateUnformatted,
  dateUnparsed,
  bodyRepeatsParameters,
  outputRepeatsAnswer,
]
