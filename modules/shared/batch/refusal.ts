import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, lineCount, replaceAll, replaceMarked } from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'
import { reasonOf, refusals } from './verdicts.ts'

const passed = String.raw`\t[^\r]*\r\.\r[^\n]*\n`
const failed = String.raw`\t[^\r]*\r[^.\r\n][^\n]*\n`

const first = (part: string): Expression => `replace(temp.refused, '/^\\t0*(\\d+):[^\\r]*\\r(.)[\\s\\S]*$/', '${part}')`

const others = `if(${lineCount('temp.refused')} > 1, ' Events refused in all: ' + ${lineCount('temp.refused')} + '.', '')`

/** Returns the refused lines as the text of a list of `{ position, reason, event }`. */
const refusedItems: Expression = refusals.reduce<Expression>(
  (lines, { sign, reason }) =>
    replaceMarked(
      lines,
      String.raw`\t0*(\d+):([^\t\r\n]*)\r${sign}[^\n]*\n`,
      `{"position":$1,"reason":"${reason}","event":$2},`,
    ),
  'temp.refused',
)

/** The steps that set refused events apart, so that `temp.lines` holds the others only: they stop the module before anything is sent, or are skipped and given in the result. */
export const refuse: ActionRequest[] = [
  { temp: { refused: iml(replaceAll('temp.lines', passed, '')), lines: iml(replaceAll('temp.lines', failed, '')) } },
  { temp: { refusedAt: iml(first('$1')), refusedFor: iml(first('$2')), refusedItems: iml(refusedItems) } },
  {
    temp: { refusal: iml(reasonOf('temp.refusedFor')) },
  },
  guard(
    `if(parameters.skipInvalid, true, !temp.refused)`,
    `Event {{temp.refusedAt}} of {{temp.total}} {{temp.refusal}}.${iml(others)} Nothing was sent. Correct it, or choose Skip invalid events.`,
  ),
]
