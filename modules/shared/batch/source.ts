import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  iml,
  isJson,
  jsonContainer,
  jsonLines,
  jsonValue,
  lineCount,
  maxJsonDepth,
  numberedLines,
  replaceAll,
  withoutFirstLines,
} from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'
import { positionOf } from './line.ts'
import { maxEvents } from './limits.ts'

const isTyped = `parameters.source = 'json'`

/** The steps that read the events, from the list or from JSON, as `temp.json` and then as `temp.lines`, one numbered line each. */
export const readEvents: ActionRequest[] = [
  {
    temp: { jsonContainer },
    ...guard(
      `if(${isTyped}, ${isJson(`ifempty(parameters.json, '')`, 'temp.jsonContainer')}, true)`,
      `Events as JSON must be valid JSON, with double quotes around names and texts, at most ${maxJsonDepth} levels deep.`,
    ),
  },
  {
    temp: {
      json: iml(`createJSON(if(${isTyped}, parseJSON(parameters.json), ifempty(parameters.events, emptyarray)))`),
    },
  },
  guard(
    `substring(temp.json, 0, 1) = '['`,
    'Events as JSON must be a list: put square brackets around the events, also around a single one.',
  ),
  { temp: { lines: iml(jsonLines('temp.json')) } },
  {
    temp: { total: iml(lineCount('temp.lines')) },
    ...guard(
      `${lineCount('temp.lines')} <= ${maxEvents}`,
      `There are ${iml(lineCount('temp.lines'))} events, but one operation can send at most ${maxEvents}. Nothing was sent. Send them in several batches.`,
    ),
  },
  {
    temp: { lines: iml(`if(temp.total, ${numberedLines('temp.lines')}, '')`) },
  },
  {
    temp: { tooDeep: iml(replaceAll('temp.lines', String.raw`\t\d{6}${jsonValue}\n`, '')) },
    ...guard(
      '!temp.tooDeep',
      `Event ${iml(positionOf('temp.tooDeep'))} nests lists and collections more than ${maxJsonDepth} levels deep inside it. Nothing was sent. Nest it less or take it out: the batch cannot be read without it.`,
    ),
  },
  {
    temp: {
      lines: iml(
        `if(parameters.startAt > 1, ${withoutFirstLines('temp.lines', '(parameters.startAt - 1)')}, temp.lines)`,
      ),
    },
    ...guard(
      `if(parameters.startAt, parameters.startAt <= temp.total || parameters.startAt = 1, true)`,
      'Start at event is {{parameters.startAt}}, but the number of events is {{temp.total}}. Fill in a smaller number, or leave it empty to send all.',
    ),
  },
]
