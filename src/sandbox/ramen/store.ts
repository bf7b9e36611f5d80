import type { CompanyProfile, JsonObject, RamenProfile, UserProfile } from '../../ramen/index.ts'

/** A user and the IDs of the companies that they belong to. */
export interface StoredUser extends UserProfile {
  readonly companies: readonly string[]
}

/** Someone whom no user ID names. */
export interface StoredVisitor {
  /** Empty text for all those who came without any ID. */
  readonly anonymousId: string
  readonly companies: readonly string[]
}

/** Who did something: a user where there is a user ID, else a visitor. */
export interface Actor {
  readonly userId?: string
  readonly anonymousId?: string
}

/** A page view: `page()` takes no argument, so nothing tells where. */
export interface StoredPage extends Actor {
  readonly at: string
}

/** An event: its name and no properties. */
export interface StoredEvent extends StoredPage {
  readonly event: unknown
}

/** What Ramen has stored since the start, or since the last reset. */
export interface RamenRecords {
  readonly users: readonly StoredUser[]
  readonly visitors: readonly StoredVisitor[]
  readonly companies: readonly CompanyProfile[]
  readonly events: readonly StoredEvent[]
  readonly pages: readonly StoredPage[]
}

export interface RamenStore extends RamenRecords {
  /** Stores what Ramen keeps of a call by this user or visitor. */
  keep(profile: RamenProfile, actor: Actor, at: string): void
  clear(): void
}

/** Ramen's memory. A user in several groups belongs to several companies; what a call does not mention stays. */
export function createRamenStore(): RamenStore {
  const users = new Map<string, StoredUser>()
  const visitors = new Map<string, StoredVisitor>()
  const companies = new Map<string, CompanyProfile>()
  const events: StoredEvent[] = []
  const pages: StoredPage[] = []

  const join = (actor: Actor, companyIds: readonly string[], profile?: UserProfile): void => {
    const { userId, anonymousId = '' } = actor
    if (userId === undefined) {
      visitors.set(anonymousId, { anonymousId, companies: union(visitors.get(anonymousId)?.companies, companyIds) })
      return
    }
    const known = users.get(userId) ?? { id: userId, traits: {}, companies: [] }
    const user = merged<UserProfile>(known, profile)
    users.set(userId, { ...user, companies: union(known.companies, companyIds) })
  }

  return {
    get users() {
      return [...users.values()]
    },
    get visitors() {
      return [...visitors.values()]
    },
    get companies() {
      return [...companies.values()]
    },
    events,
    pages,
    keep({ user, company, event, page }, actor, at) {
      const companyId = idText(company?.id)
      if (company !== undefined && companyId !== undefined) {
        companies.set(companyId, merged<CompanyProfile>(companies.get(companyId) ?? company, company))
      }
      join(actor, companyId === undefined ? [] : [companyId], user)
      if (event !== undefined) events.push({ event, ...actor, at })
      if (page) pages.push({ ...actor, at })
    },
    clear() {
      for (const map of [users, visitors, companies]) map.clear()
      for (const list of [events, pages]) list.length = 0
    },
  }
}

/** An ID as Ramen files it; `undefined` for what is neither text nor a number. */
export function idText(id: unknown): string | undefined {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? id : undefined
}

function merged<Profile extends { readonly traits: JsonObject }>(known: Profile, update: Profile | undefined): Profile {
  return update === undefined ? known : { ...known, ...update, traits: { ...known.traits, ...update.traits } }
}

function union(known: readonly string[] = [], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])]
}
