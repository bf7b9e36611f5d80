import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { iml } from '../../../src/authoring/expression.ts'
import { writeKey } from '../write-key.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { isCollection, listOf, opening } from '../delivery/expressions.ts'
import { firstProblem, stop, unless } from '../delivery/rules.ts'

const step = stepsIn('modules/shared/batch/read.ts')

/**
 * A number of more than 15 digits in JSON, or one with an exponent, which JavaScript would round without a word. A comma or a bracket
 * follows it, so that digits inside of a text are seldom taken for one; what stands before it is bounded, so that no text of commas takes
 * long to search.
 */
const longNumber = `'/[:,[][^"0-9a-z]{0,99}([0-9]{16}|[0-9.]+e)[^"a-z]*([,}]|])/i'`

/** Found at the end of any text without long numbers, so that the rule fails loudly where regular expressions do not work. */
const proof = `'"",1234567890123456]'`

/** The steps that read the events, from the list or from JSON, as `temp.events`, and stop when there is no list of them. */
export const readEvents: ActionRequest[] = [
  step('Stops without a write key; looks for a number that JSON would round.', {
    temp: {
      none: {},
      problem: unless(
        writeKey,
        'There is no write key. Fill in Write key here or in the connection: Segment > Connections > Sources > your source > Settings > API Keys.',
      ),
      problems: {
        digits: unless(
          `parameters.source != 'json' || replace(parameters.json + ${proof}, ${longNumber}, emptystring) = parameters.json + '""'`,
          'A number in Events as JSON has over 15 digits or an exponent and would change. Put it in quotes.',
        ),
      },
    },
    ...stop('InvalidConfigurationError'),
  }),
  step('Stops on such a number.', { temp: { problem: firstProblem }, ...stop() }),
  step('Reads the events.', {
    temp: {
      given: iml(`if(parameters.source = 'json', parseJSON(ifempty(parameters.json, '[]')), ${listOf('events')})`),
    },
  }),
  step('Finds the list: what is given, or its member batch.', {
    temp: {
      isBatch: iml(isCollection('temp.given')),
      list: iml(`if(${isCollection('temp.given')}, temp.given.batch, temp.given)`),
      skipped: '{{if(parameters.startAt, parameters.startAt - 1, 0)}}',
    },
  }),
  step('Stops when there is no list, or something beside it that would be lost.', {
    temp: {
      problem: iml(
        `if(${opening('temp.list')} != '[', 'Events as JSON must be a list: put square brackets around the events.', if(temp.isBatch, if(length(keys(omit(temp.given, 'batch'))) > 0, 'Beside batch, Events as JSON may hold nothing else, as it would be lost.', undefined), undefined))`,
      ),
    },
    ...stop(),
  }),
  step('Takes the events that are to be sent, as a list and as text to measure.', {
    temp: {
      problem: iml(
        `if(temp.skipped > 0 && temp.skipped >= length(temp.list), 'Start at event is ' + parameters.startAt + ', but the number of events is ' + length(temp.list) + '. Fill in a smaller number, or leave it empty to send all.', undefined)`,
      ),
      events: '{{slice(temp.list, temp.skipped)}}',
      json: '{{createJSON(slice(temp.list, temp.skipped))}}',
    },
    ...stop(),
  }),
]
