import { evaluate, isCollection, toText } from '../iml/index.ts'
import { member } from '../runtime/collection.ts'
import type { Communication, StepAnswer } from './communication.ts'

/** What the stub sends. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const contentTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  urlencoded: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  string: 'text/plain',
  raw: 'text/plain',
  binary: 'application/octet-stream',
  xml: 'application/xml',
}

/** Headers that say how a body travels. */
const transport = new Set(['content-type', 'content-length', 'content-encoding', 'transfer-encoding', 'connection'])

/** Writes an answer in the type that the definition expects, JSON unless it says so. */
export function answerOf(step: StepAnswer, { example, roots }: Communication): Answer {
  const exampleOf = example.of
  const value = step.body.value(exampleOf)
  const status = Number(step.status.facts.literal?.value ?? 200)
  const parameters = roots.get('parameters')?.value(() => undefined)
  const declared = typeOf(member(member(step.request, 'response'), 'type'), parameters)
  const type = declared ?? (typeof value === 'string' ? 'text' : 'json')
  const headers: Record<string, string> = { 'content-type': contentTypes[type] ?? 'application/json' }
  for (const name of step.headers.names) {
    if (!/^[\w-]+$/.test(name) || transport.has(name.toLowerCase())) continue
    const header = step.headers.member(name).value(exampleOf, name)
    if (header !== undefined && header !== null)
      headers[name.toLowerCase()] = toText(header).replaceAll(/[^\x20-\x7E]/g, '')
  }
  const fits = Number.isInteger(status) && status >= 200 && status <= 399 ? status : 200
  return { status: fits === 204 || fits === 304 ? 200 : fits, headers, body: bodyOf(value, type) }
}

/** Of types by status, that for success. */
function typeOf(type: unknown, parameters: unknown): string | undefined {
  if (typeof type === 'string') {
    const known = type.includes('{{') ? evaluated(type, parameters) : type
    return typeof known === 'string' && Object.hasOwn(contentTypes, known) ? known : undefined
  }
  if (!isCollection(type)) return undefined
  const key = ['200', '200-299', '*'].find((one) => Object.hasOwn(type, one)) ?? Object.keys(type)[0]
  return key === undefined ? undefined : typeOf(type[key], parameters)
}

/** Undefined for an expression that needs more than what the user filled in. */
function evaluated(template: string, parameters: unknown): unknown {
  try {
    return evaluate(template, { parameters })
  } catch {
    return undefined
  }
}

function bodyOf(value: unknown, type: string): string | Buffer {
  if (type === 'binary') return Buffer.from('text')
  if (type === 'xml') return `<?xml version="1.0"?>${isCollection(value) ? xml(value) : '<root>text</root>'}`
  if (type === 'urlencoded' && isCollection(value))
    return new URLSearchParams(
      Object.entries(value).map(([key, one]): [string, string] => [key, toText(one)]),
    ).toString()
  if (type !== 'json' && typeof value === 'string') return value
  return JSON.stringify(value) ?? '{}'
}

/** Lists become elements of one name; what is read of attributes stands as elements, too. */
function xml(value: unknown): string {
  if (!isCollection(value)) return escaped(Array.isArray(value) ? JSON.stringify(value) : toText(value))
  return Object.entries(value)
    .filter(([name]) => /^[\p{L}_][\w.-]*$/u.test(name))
    .flatMap(([name, one]) => (Array.isArray(one) ? one : [one]).map((item) => `<${name}>${xml(item)}</${name}>`))
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
