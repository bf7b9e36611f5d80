import { type Expression, iml, quoted } from '../../../src/authoring/expression.ts'
import { when } from './rules.ts'

const given: Expression = 'parameters.moreTraits.birthday'

/**
 * Day and time of the birthday. One that is midnight UTC, as this module sends it, is shown in UTC, so that it keeps its day in every time
 * zone when it is mapped back; any other as the scenario's time zone shows it.
 */
export const birth: string = iml(
  `if(${given}, if(formatDate(${given}, 'HHmmss', 'UTC') = '000000', formatDate(${given}, 'YYYY-MM-DD HHmmss', 'UTC'), formatDate(${given}, 'YYYY-MM-DD HHmmss')), undefined)`,
)

/** The day as midnight UTC. */
export const birthday: string = iml(`if(temp.birth, substring(temp.birth, 0, 10) + 'T00:00:00.000Z', ${given})`)

/** A number of seconds in the field is a time of day near New Year 1970, which nobody fills in as a birthday. */
export const birthdayInSeconds: string = when(
  `temp.birth && contains('1969-12 1970-01 1970-02', substring(temp.birth, 0, 7)) && !contains(temp.birth, ' 000000')`,
  quoted('Birthday looks like seconds.'),
)
