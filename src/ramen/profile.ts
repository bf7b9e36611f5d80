import { keepAttribute, type KeptAttribute } from './attributes.ts'
import { type JsonObject, own } from './json.ts'
import type { RamenCall } from './to-ramen.ts'

/** A user as Ramen keeps one. Times are epoch seconds; an attribute that a call does not carry is absent. */
export interface UserProfile {
  readonly id: unknown
  readonly email?: unknown
  readonly name?: unknown
  readonly customer_created_at?: unknown
  readonly traits: JsonObject
}

/** A company as Ramen keeps one. */
export interface CompanyProfile {
  readonly id: unknown
  readonly url?: unknown
  readonly name?: unknown
  readonly company_created_at?: unknown
  readonly traits: JsonObject
}

/** What Ramen keeps of one call, and for every attribute of `user` and `company` the rule it follows. */
export interface RamenProfile {
  readonly user?: UserProfile
  readonly company?: CompanyProfile
  /** The event of a Track. */
  readonly event?: unknown
  /** Present for a Page: a page view without a name, as `page()` takes no argument. */
  readonly page?: true
  readonly attributes: readonly KeptAttribute[]
}

/** Attributes that are not traits, under their names in a call: the name at Ramen. */
const namedAttributes = {
  user: { id: 'id', email: 'email', name: 'name', created_at: 'customer_created_at' },
  company: { id: 'id', url: 'url', name: 'name', created_at: 'company_created_at' },
} as const

type Names = Readonly<Record<string, string>>

/**
 * What Ramen keeps of a call. An Identify may carry a company beside the user; a company without an ID is not kept.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen
 */
export function ramenProfile(call: RamenCall): RamenProfile {
  if (call.method === 'page') return { page: true, attributes: [] }
  if (call.method === 'track') return { event: call.args[0], attributes: [] }
  if (call.method === 'group') return companyProfile(call.args[0])
  const { traits, company, ...user } = call.args[0]
  const named = keep('user', user)
  const kept = keep('user', traits, {})
  const ofCompany = company === undefined ? { attributes: [] } : companyProfile(company)
  return {
    user: { id: user.id, ...values(named), traits: values(kept) },
    ...ofCompany,
    attributes: [...named, ...kept, ...ofCompany.attributes],
  }
}

/** Companies are flat in a call: what is not an attribute of its own is a trait. */
function companyProfile(company: JsonObject): RamenProfile {
  const id = own(company, 'id')
  if (!id)
    return { attributes: [{ of: 'company', attribute: 'id', from: id, to: null, rule: 'no company without an ID' }] }
  const isNamed = (name: string): boolean => Object.hasOwn(namedAttributes.company, name)
  const entries = Object.entries(company)
  const named = keep('company', Object.fromEntries(entries.filter(([name]) => isNamed(name))))
  const kept = keep('company', Object.fromEntries(entries.filter(([name]) => !isNamed(name))), {})
  return { company: { id, ...values(named), traits: values(kept) }, attributes: [...named, ...kept] }
}

function keep(of: KeptAttribute['of'], object: object, names: Names = namedAttributes[of]): readonly KeptAttribute[] {
  return Object.entries(object).map(([name, from]: [string, unknown]) => {
    const attribute = (Object.hasOwn(names, name) ? names[name] : undefined) ?? name
    const { to, rule } = keepAttribute(name, from)
    return { of, attribute, from, to, rule: attribute === name ? rule : `${name} is kept as ${attribute}; ${rule}` }
  })
}

/** Null stores nothing. */
function values(kept: readonly KeptAttribute[]): JsonObject {
  return Object.fromEntries(kept.filter(({ to }) => to !== null).map(({ attribute, to }) => [attribute, to]))
}
