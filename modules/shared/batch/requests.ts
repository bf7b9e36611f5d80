import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  type Expression,
  iml,
  pruned,
  replaceAll,
  replaceMarked,
  switches,
  utf8Bytes,
} from '../../../src/authoring/macros/index.ts'
import packageFile from '../../../package.json' with { type: 'json' }
import { guard } from '../guard.ts'
import { maxEnvelopeBytes, maxEventsPerRequest, maxRequestBytes, maxRequests } from './limits.ts'

/** Room for events and the commas between them. */
const room = maxRequestBytes - maxEnvelopeBytes

/** A line narrower than this is taken to be this wide, its line feed included, so that no request holds more events than allowed. */
const leastWidth = room / maxEventsPerRequest

/** The sizes alone: each line as many characters wide as the event has bytes. */
const sizes: Expression = replaceAll('temp.lines', String.raw`\t[^\r]*\r\.\r[^\r\n]*\r`, '')

const widened = replaceMarked(
  replaceMarked(sizes, String.raw`(^|\n)(?=[^\n]{1,${leastWidth - 2}}\n)([^\n]*)`, `$1$2${'~'.repeat(leastWidth - 1)}`),
  String.raw`(^|\n)([^\n]{${leastWidth - 1}})~+(?=\n)`,
  '$1$2',
)

/** As many lines as fit into a request, again and again, each request as one letter for every event and a carriage return. */
const requests = replaceAll(
  replaceMarked(replaceMarked(widened, String.raw`[\s\S]{1,${room - 1}}\n`, '$&\r'), String.raw`[^\n\r]+`, ''),
  String.raw`\n`,
  'x',
)

const countOfRequests = `length(${replaceAll('temp.requests', 'x+', '')})`

/** How many bytes a request has without its events. */
export const envelopeBytes: Expression = `(${utf8Bytes('temp.envelope')} + ${'"batch":[],'.length})`

/** The steps that divide the events into requests: `temp.events` holds their lines, `temp.requests` how many go into each. */
export const divide: ActionRequest[] = [
  {
    temp: {
      requests: iml(requests),
      events: iml(replaceAll('temp.lines', String.raw`(\t\d{6}:)[^\r]*\r\.\r([^\r]*)\r[^\n]*`, '$1$2')),
      integrations: { All: '{{parameters.allOtherDestinations}}', '{{...}}': iml(switches('parameters.destinations')) },
    },
  },
  {
    temp: {
      envelope: {
        context: { library: { name: packageFile.name, version: packageFile.version } },
        integrations: iml(pruned('temp.integrations')),
      },
    },
    ...guard(
      `${countOfRequests} <= ${maxRequests}`,
      `The events would take ${iml(countOfRequests)} requests, but Make allows ${maxRequests} in one operation. Send them in several batches. Nothing was sent.`,
    ),
  },
  guard(
    `${envelopeBytes} <= ${maxEnvelopeBytes}`,
    `Beside the events a request has ${iml(envelopeBytes)} bytes, but at most ${maxEnvelopeBytes} are left for that. Shorten the options under Destinations. Nothing was sent.`,
  ),
]
