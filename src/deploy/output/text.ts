import type { Drift } from '../compare/difference.ts'
import { nameOf } from '../kinds.ts'
import type { Origin } from '../local/origins.ts'
import { type Plan, refusalsOf, stepsOf } from '../plan.ts'
import { type ApiRequest, placeholderName, requestOf, type Step, titleOf } from '../step.ts'
import { unifiedDiff } from './diff.ts'

/** How a line is to look: an addition, a removal, a warning, a heading, or as it is. */
export type Look = 'added' | 'removed' | 'warning' | 'heading' | 'plain'

/** A line for people, and how it looks where colours are shown. */
export interface Line {
  readonly look: Look
  readonly text: string
}

const plain = (text: string): Line => ({ look: 'plain', text })
const heading = (text: string): Line => ({ look: 'heading', text })
const warning = (text: string): Line => ({ look: 'warning', text })

/** The requests of a plan in their order, as they would be sent. */
export function printableRequests(plan: Plan): Line[] {
  const steps = stepsOf(plan)
  const width = String(steps.length).length
  return steps.map((step, index) => {
    const request = plannedRequest(step, plan)
    return plain(
      `${String(index + 1).padStart(width)}  ${request.method.padEnd(6)} ${readable(request.path)}${detailOf(step, request)}`,
    )
  })
}

/** The names of a new app's parts are not known: Make appends a suffix to the app's, and chooses those of connections and webhooks. */
export function plannedRequest(step: Step, { origin, local }: Pick<Plan, 'origin' | 'local'>): ApiRequest {
  const target = { appId: origin?.appId ?? `<${local.identity?.name ?? 'app'}>`, version: origin?.appVersion ?? 1 }
  return requestOf(step, target, ({ kind, id }) => mappedName(origin, kind, id) ?? placeholderName({ kind, id }))
}

const mappedName = (origin: Origin | undefined, kind: string, id: string): string | undefined =>
  origin?.idMapping?.[kind]?.find(({ local }) => local === id)?.remote ?? undefined

const readable = (path: string): string => path.replaceAll('%3C', '<').replaceAll('%3E', '>')

function detailOf(step: Step, { body }: ApiRequest): string {
  if (step.do === 'write' || step.do === 'icon') return `  ${step.file}`
  return body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? '' : `  ${JSON.stringify(body)}`
}

/** A plan for people: what is created, changed with its difference, and what speaks against it. */
export function printablePlan(plan: Plan, consent: { overwriteDrift: boolean; allowBreaking: boolean }): Line[] {
  const steps = stepsOf(plan)
  const lines: Line[] = [heading(headingOf(plan))]
  if (plan.resumes !== undefined)
    lines.push(warning(`Goes on with the deployment of ${plan.resumes}, which was interrupted.`))
  for (const step of steps) lines.push(...printableStep(step, plan))
  for (const note of plan.notes) lines.push(plain(`note     ${note}`))
  lines.push(...printableDrift(plan.drift), ...breakingLines(plan))
  lines.push(plain(summaryOf(steps, plan)))
  for (const refusal of refusalsOf(plan, consent)) lines.push(warning(`Refused. ${refusal}`))
  return lines
}

function headingOf({ remote, local, zone }: Plan): string {
  const where = zone === undefined ? '' : ` in ${zone.host}`
  if (remote === undefined) return `${local.identity?.name ?? local.folder}${where}, for the first time`
  const state = remote.isApproved ? 'approved' : remote.isPublished ? 'published' : 'private'
  return `${remote.target.appId} version ${remote.target.version}${where}, ${state}`
}

const signs: Readonly<Record<Step['do'], string>> = {
  'create app': '+',
  create: '+',
  'change app': '~',
  change: '~',
  write: '~',
  icon: '~',
  publish: '+',
  hide: '-',
  delete: '-',
  'delete app': '-',
}

/** A step as a line, and below it the old and new values or the difference of the texts. */
export function printableStep(step: Step, plan: Pick<Plan, 'remote' | 'origin' | 'local'>): Line[] {
  const isNew = step.do === 'write' && step.was === undefined
  const sign = isNew ? '+' : signs[step.do]
  const look = sign === '+' ? 'added' : sign === '-' ? 'removed' : 'heading'
  const lines: Line[] = [{ look, text: `${sign} ${titleOf(step)}${'file' in step ? `  ${step.file}` : ''}` }]
  if (step.do === 'write' && step.was !== undefined) {
    lines.push(...textLines(step.code.isSecret === true, step.file, step.was, step.text))
  }
  if (step.do === 'change' || step.do === 'change app') {
    for (const [name, value] of Object.entries(changesIn(step, plan))) {
      lines.push({ look: 'removed', text: `    - ${name}: ${JSON.stringify(step.was[name])}` })
      lines.push({ look: 'added', text: `    + ${name}: ${JSON.stringify(value)}` })
    }
  }
  return lines
}

/** What a step changes, with the names that components have in Make. */
export function changesIn(step: Step, plan: Pick<Plan, 'origin' | 'local'>): Record<string, unknown> {
  const { body } = plannedRequest(step, plan)
  return body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? {} : body
}

function textLines(isSecret: boolean, file: string, was: string, text: string): Line[] {
  if (isSecret) return [plain('    (not shown: common data may hold secrets)')]
  return unifiedDiff(file, was, text)
    .split('\n')
    .map((line): Line => ({ look: lookOf(line), text: `    ${line}` }))
}

function lookOf(line: string): Look {
  if (line.startsWith('+') && !line.startsWith('+++')) return 'added'
  return line.startsWith('-') && !line.startsWith('---') ? 'removed' : 'plain'
}

/** What others changed in Make; the differences stand with the steps that would replace it. */
export const printableDrift = (drift: readonly Drift[]): Line[] =>
  drift.map(({ place, what, reason }) =>
    warning(`drift    ${nameOf(place.kind, place.id)}${what === place.kind ? '' : `, ${what},`} ${reason}.`),
  )

const breakingLines = ({ breaking, remote }: Plan): Line[] =>
  breaking.map(({ place, reason }) =>
    warning(
      `${remote?.isPublished === true ? 'breaks  ' : 'would break once published'} ${nameOf(place.kind, place.id)}: ${reason}.`,
    ),
  )

function summaryOf(steps: readonly Step[], { equal, drift, breaking }: Plan): string {
  const created = steps.filter((step) => step.do === 'create' || step.do === 'create app').length
  const removed = steps.filter((step) => step.do === 'delete' || step.do === 'hide').length
  const counts = [
    `${steps.length} ${steps.length === 1 ? 'request' : 'requests'}`,
    `${created} created`,
    ...(removed === 0 ? [] : [`${removed} removed`]),
    `${equal} equal`,
    `${drift.length} drifted`,
    `${breaking.length} breaking`,
  ]
  return steps.length === 0 ? `Nothing to do: ${equal} sections and values are equal.` : `${counts.join(', ')}.`
}
