import type { JSX } from 'preact'
import type { RunView } from '../../contract.ts'
import { type Difference, differences } from './difference.ts'
import { clockText } from './units.ts'

interface CompareProps {
  readonly before: RunView
  readonly after: RunView
}

/** What differs between two runs: what went in, what was sent, what came out. */
export function Compare({ before, after }: CompareProps): JSX.Element {
  const parts: readonly [heading: string, of: (run: RunView) => unknown][] = [
    ['Input', (run) => run.input],
    ['Requests', (run) => run.exchanges.map(({ request }) => request)],
    [
      'Answers',
      (run) =>
        run.exchanges.map(({ response, error }) => error ?? { status: response?.statusCode, body: response?.body }),
    ],
    ['Bundles', (run) => run.bundles],
    ['Error', (run) => run.error && { type: run.error.type, message: run.error.message }],
    ['Segment keeps', (run) => run.kept?.segment.map(({ message }) => message)],
    ['Ramen keeps', (run) => run.kept?.ramen.map(({ kind, value }) => ({ [kind]: value }))],
  ]
  const [from, to] = [clockText(before.startedAt), clockText(after.startedAt)]
  return (
    <div class="compare">
      {parts.map(([heading, of]) => (
        <section>
          <h3>{heading}</h3>
          <Differences list={differences(of(before), of(after))} from={from} to={to} />
        </section>
      ))}
    </div>
  )
}

interface DifferencesProps {
  readonly list: readonly Difference[]
  readonly from: string
  readonly to: string
}

function Differences({ list, from, to }: DifferencesProps): JSX.Element {
  if (list.length === 0) return <p class="muted">The same.</p>
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Differences">
      <table>
        <thead>
          <tr>
            <th>Where</th>
            <th>{from}</th>
            <th>{to}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ path, before, after }) => (
            <tr>
              <th scope="row">{path || 'all of it'}</th>
              <td>{before === undefined ? <span class="muted">nothing</span> : <del>{before}</del>}</td>
              <td>{after === undefined ? <span class="muted">nothing</span> : <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
