import { randomBytes } from 'node:crypto'
import { type Collection, isCollection, setMember } from '../../runtime/collection.ts'
import { maskIn, maskSecrets } from '../../runtime/mask.ts'

/** Shorter texts are masked in their own field, but not looked for elsewhere: they are in half of all words. */
const shortestLookedFor = 4

/** Options are replaced by a stand-in only when their value can be nothing but a secret. */
const shortestStoodFor = 8

/** What was typed into password fields until now, in every form in which it may turn up. */
export class Secrets {
  #secrets: ReadonlySet<string> = new Set()
  /** The forms, the longest first, as one may hold another. */
  #forms: ReadonlySet<string> = new Set()
  #standIns = new Map<string, string>()
  #standsFor = new Map<string, string>()

  /**
   * The same secrets, to which more can be added for a while: what is still being typed is no secret to look for later, as the
   * beginning of a password may be a word.
   */
  forNow(): Secrets {
    const more = new Secrets()
    more.#secrets = this.#secrets
    more.#forms = this.#forms
    more.#standIns = this.#standIns
    more.#standsFor = this.#standsFor
    return more
  }

  /** Remembers a text, and every text in a list or collection. */
  add(value: unknown): void {
    if (isCollection(value)) Object.values(value).forEach((one) => this.add(one))
    else if (Array.isArray(value)) value.forEach((one) => this.add(one))
    else if (typeof value === 'number') this.add(String(value))
    if (typeof value !== 'string' || value.trim().length < shortestLookedFor || this.#secrets.has(value)) return
    // Definitions trim what was typed before they send it.
    this.#secrets = new Set([...this.#secrets, value, value.trim()])
    const forms = [...this.#secrets].flatMap(formsOf).filter((form) => form.length >= shortestLookedFor)
    this.#forms = new Set(forms.toSorted((one, other) => other.length - one.length))
  }

  /** A copy of the value in which secrets are masked wherever they occur. */
  mask(value: unknown): unknown {
    return typeof value === 'string' ? maskIn(value, this.#forms) : maskSecrets(value, this.#forms)
  }

  /** A copy of the value in which a text that is a secret is replaced by a stand-in, and one that holds a secret is masked. */
  standIn(value: unknown): unknown {
    return mapTexts(value, (text) => {
      if (text.length < shortestStoodFor) return text
      return this.#secrets.has(text) ? this.#standInOf(text) : maskIn(text, this.#forms)
    })
  }

  /** The value with the secrets that its stand-ins stand for. */
  reveal(value: unknown): unknown {
    return mapTexts(value, (text) => this.#standsFor.get(text) ?? text)
  }

  #standInOf(secret: string): string {
    const known = this.#standIns.get(secret)
    if (known !== undefined) return known
    const standIn = `secret:${randomBytes(6).toString('hex')}`
    this.#standIns.set(secret, standIn)
    this.#standsFor.set(standIn, secret)
    return standIn
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD')),
    JSON.stringify(secret).slice(1, -1),
    base64(secret),
    base64(`${secret}:`),
  ]
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map))
  if (!isCollection(value)) return value
  const copy: Collection = {}
  for (const [name, one] of Object.entries(value)) setMember(copy, name, mapTexts(one, map))
  return copy
}
