import type { JSX } from 'preact'
import type { Kept } from '../../contract.ts'
import type { ExchangeEntry } from '../../../runtime/log.ts'
import { Tree } from '../value/tree.tsx'
import { bytesText } from './units.ts'

interface ExchangesProps {
  readonly exchanges: readonly ExchangeEntry[]
  readonly limits: Kept['limits'] | undefined
}

/** The requests of a run in their order, each with its answer. */
export function Exchanges({ exchanges, limits }: ExchangesProps): JSX.Element {
  if (exchanges.length === 0) return <p class="muted">Nothing was sent.</p>
  return (
    <ol class="exchanges">
      {exchanges.map((exchange) => (
        <li>
          <Exchange exchange={exchange} limits={limits} />
        </li>
      ))}
    </ol>
  )
}

interface ExchangeProps extends Pick<ExchangesProps, 'limits'> {
  readonly exchange: ExchangeEntry
}

function Exchange({ exchange, limits }: ExchangeProps): JSX.Element {
  const { request, response, error, durationMs } = exchange
  const status = response?.statusCode
  return (
    <details>
      <summary>
        <span class="method">{request?.method ?? 'Request'}</span> <span class="address">{shortUrl(request?.url)}</span>{' '}
        {status !== undefined && <span class={`status ${status < 400 ? 'good' : 'bad'}`}>{status}</span>}
        {status === undefined && error !== undefined && <span class="status bad">no answer</span>}
        <span class="muted">{` ${Math.round(durationMs)} ms`}</span>
      </summary>
      {request !== undefined && limits !== undefined && (
        <Size url={request.url} bytes={request.bodyBytes} limits={limits} />
      )}
      {error !== undefined && <p class="issue">{error}</p>}
      {request === undefined ? (
        <p class="muted">
          The definition has no <code>log.sanitize</code>, so Make hides the details of its requests.
        </p>
      ) : (
        <>
          <p class="part">Request</p>
          <p class="address">{`${request.method} ${request.url}`}</p>
          {hasMembers(request.qs) && <Tree value={request.qs} what="query" />}
          <Part name="Headers" value={request.headers} />
          <Part name="Body" value={request.body} isOpen />
        </>
      )}
      {response !== undefined && (
        <>
          <p class="part">{`Answer ${response.statusCode}`}</p>
          <Part name="Headers" value={response.headers} />
          <Part name="Body" value={response.body} isOpen />
        </>
      )}
    </details>
  )
}

function Part(props: {
  readonly name: string
  readonly value: unknown
  readonly isOpen?: boolean
}): JSX.Element | null {
  if (props.value === undefined || props.value === '') return null
  return (
    <details open={props.isOpen === true}>
      <summary>{props.name}</summary>
      <Tree value={props.value} what={props.name.toLowerCase()} />
    </details>
  )
}

/** Paths of Segment's Tracking API, whose bodies have a limit. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api */
const ofSegment = /\/v1\/(identify|track|page|screen|group|alias|batch|import)$/

interface SizeProps {
  readonly url: string
  readonly bytes: number
  readonly limits: Kept['limits']
}

function Size({ url, bytes, limits }: SizeProps): JSX.Element | null {
  const [, call] = ofSegment.exec(url.split('?')[0] ?? '') ?? []
  if (call === undefined) return null
  const limit = call === 'batch' || call === 'import' ? limits.batchBytes : limits.messageBytes
  return <SizeBar bytes={bytes} limit={limit} />
}

/** Bytes against the limit that they must stay under. */
export function SizeBar({ bytes, limit }: { readonly bytes: number; readonly limit: number }): JSX.Element {
  const text = `${bytesText(bytes)} of ${bytesText(limit)}`
  return (
    <p class="size">
      <meter min={0} max={limit} high={limit * 0.8} value={Math.min(bytes, limit)} aria-label={text} />
      <span class="muted">{text}</span>
    </p>
  )
}

function shortUrl(url: string | undefined): string {
  if (url === undefined) return 'with hidden details'
  try {
    const { host, pathname } = new URL(url)
    return host + pathname
  } catch {
    return url
  }
}

function hasMembers(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
