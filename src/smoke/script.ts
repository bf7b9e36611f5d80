import type { Expression } from '../iml/index.ts'
import { member } from '../runtime/collection.ts'
import { type Answer, answerOf } from './answer.ts'
import { type Communication, shapeAnswers, type StepAnswer } from './communication.ts'
import type { Answerer } from './stub.ts'
import { templateOf } from './reader.ts'

/** One request that a component may make, and how it is answered. */
interface Cue {
  readonly address: AddressPattern
  readonly first: Answer
  /** From the second time on, when it asks for further pages. */
  readonly later: Answer
  asked: number
}

const nothing: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }

/**
 * Answers the requests of communications that run one after the other. A request is told by its method and address, among those that
 * match by the order of the chain; one that matches none gets the answer of the request before.
 */
export function answererFor(communications: readonly Communication[]): Answerer {
  const cues = communications.flatMap(cuesOf)
  let at = 0
  return ({ method, path }) => {
    const matching = cues.filter(({ address }) => matches(address, method, path))
    const closest = Math.max(...matching.map(({ address }) => address.certainty))
    const candidates = matching.filter(({ address }) => address.certainty === closest)
    const ahead = candidates.filter((one) => cues.indexOf(one) >= at)
    const cue = ahead.find(({ asked }) => asked === 0) ?? ahead[0] ?? candidates[0] ?? cues[at]
    if (cue === undefined) return nothing
    at = cues.indexOf(cue)
    cue.asked += 1
    return cue.asked === 1 ? cue.first : cue.later
  }
}

function cuesOf(communication: Communication): Cue[] {
  const drained = shapeAnswers(communication, true)
  return shapeAnswers(communication, false).flatMap((step, index) => {
    if (!sends(step)) return []
    const paged = member(step.request, 'pagination') !== undefined
    const first = answerOf(step, communication)
    const last = drained[index]
    const later = paged && last !== undefined ? answerOf(last, communication) : first
    return [{ address: addressOf(step), first, later, asked: 0 }]
  })
}

function sends({ request }: StepAnswer): boolean {
  const url = member(request, 'url')
  return url !== undefined && url !== null && url !== ''
}

/** What is known of the address of a request before it is made. */
interface AddressPattern {
  /** Undefined when an expression gives it. */
  readonly method: string | undefined
  readonly path: RegExp
  /** Characters of the path that are known. */
  readonly certainty: number
}

function matches({ method, path }: AddressPattern, asked: string, at: string): boolean {
  return (method === undefined || method === asked) && path.test(at)
}

/** Expressions in the address stand for anything, but for texts that they add; what comes before the path is not looked at. */
function addressOf({ request }: StepAnswer): AddressPattern {
  const [url, given] = [member(request, 'url'), member(request, 'method') ?? 'GET']
  const parts = typeof url === 'string' ? (templateOf(url)?.parts ?? [{ type: 'plain' as const, text: url }]) : []
  const texts = parts.flatMap((part) => (part.type === 'plain' ? [part.text] : textsOf(part.expression)))
  const known = texts.map((text) => (text === undefined ? '.*' : pathOf(text))).join('')
  const [path = ''] = known.split('\\?', 1)
  return {
    method: typeof given === 'string' && !given.includes('{{') ? given.toUpperCase() : undefined,
    path: new RegExp(`${path.replaceAll(/(?:\.\*)+/g, '.*')}/?$`, 'i'),
    certainty: path.replaceAll('.*', '').length,
  }
}

/** The texts that an expression joins, with undefined for what is not known. */
function textsOf(expression: Expression): (string | undefined)[] {
  if (expression.type === 'text') return [expression.value]
  if (expression.type !== 'binary' || expression.operator !== '+') return [undefined]
  return [...textsOf(expression.left), ...textsOf(expression.right)]
}

/** The plain part of an address as a piece of a pattern, without its scheme and host. */
function pathOf(text: string): string {
  const bare = text.replace(/^https?:\/\/[^/?#]*/i, '').replaceAll(/\/{2,}/g, '/')
  return encodeURI(bare).replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
