import type { ExchangeEntry, LogEntry } from '../runtime/index.ts'
import type { ScenarioResult } from './run.ts'
import type { ModuleRun } from './trace.ts'

/** Characters of a bundle or a body that a line shows. */
const width = 100

/** Bundles of one module that are shown with what followed them. */
const shownBundles = 5

/** Returns what a run did, as lines: modules as a tree, with their requests and bundles, and what Make would count. */
export function describeResult(result: ScenarioResult): string[] {
  const { status, error, operations, respond } = result
  const counted = `${operations} ${operations === 1 ? 'operation' : 'operations'}`
  return [
    ...result.runs.flatMap((run) => describeRun(run, '')),
    '',
    ...(respond ? [`answered  ${respond.status} ${short(respond.body)}`] : []),
    ...(error ? [`stopped   ${error.name}: ${error.message}`] : []),
    `run       ${status}, ${counted}`,
  ]
}

function describeRun(run: ModuleRun, indent: string): string[] {
  const inner = `${indent}   `
  const { id, label, module, bundles } = run
  if (run.outcome === 'filtered') return [`${indent}${id}  ${label}: kept out by the filter "${run.filter ?? ''}"`]
  const collected = run.collected === undefined ? '' : `, has collected ${run.collected}`
  const following = bundles.length === 0 ? run.next : []
  return [
    `${indent}${id}  ${label} (${module})${collected}`,
    ...run.log.flatMap((entry) => describeEntry(entry, inner)),
    ...(run.error ? [`${inner}${run.error.name}: ${run.error.message}`] : []),
    ...run.onError.flatMap((handler) => describeRun(handler, `${inner}! `)),
    ...(run.handled ? [`${inner}handled by ${run.handled}`] : []),
    ...following.flat().flatMap((next) => describeRun(next, inner)),
    ...bundles
      .slice(0, shownBundles)
      .flatMap((bundle, index) => [
        `${inner}→ ${bundles.length > 1 ? `${index + 1} of ${bundles.length} ` : ''}${short(bundle)}`,
        ...(run.next[index] ?? []).flatMap((next) => describeRun(next, inner)),
      ]),
    ...(bundles.length > shownBundles ? [`${inner}… and ${bundles.length - shownBundles} more`] : []),
  ]
}

function describeEntry(entry: LogEntry, indent: string): string[] {
  if (entry.kind === 'warning') return [`${indent}warning ${entry.place}: ${entry.message}`]
  return describeExchange(entry).map((line) => `${indent}${line}`)
}

function describeExchange({ request, response, error }: ExchangeEntry): string[] {
  if (request === undefined) return ['a request, hidden as the definition does not say what to mask']
  const answer = response ? `${response.statusCode} ${short(response.body)}` : `no answer: ${error ?? ''}`
  return [
    `${request.method} ${request.url} (${request.bodyBytes} bytes) → ${answer}`,
    ...(request.body === undefined ? [] : [`  ${short(request.body)}`]),
  ]
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > width ? `${text.slice(0, width)}…` : text
}
