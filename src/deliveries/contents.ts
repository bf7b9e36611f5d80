import type { Chance } from './random.ts'

/** The types of message that can be made, in the order of Segment's specification. */
export const messageTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const

/** A type of message that can be made. */
export type MessageType = (typeof messageTypes)[number]

const firstNames = ['Ada', 'Boris', 'Chloé', 'Dmitri', 'Eun-ji', 'Fatima', 'Grace', 'Hiro'] as const
const lastNames = ['Alvarez', 'Brandt', 'Chen', 'Dvořák', 'Eriksen', 'Faye', 'Gibbons', 'Haddad'] as const
const plans = ['free', 'basic', 'premium', 'enterprise'] as const
const cities = [
  { city: 'Newport Coast', state: 'CA', postalCode: '92657', country: 'USA' },
  { city: 'Kraków', postalCode: '31-042', country: 'Poland' },
  { city: 'Oslo', postalCode: '0150', country: 'Norway' },
] as const
const products = [
  { product_id: 'ramen-01', sku: 'R-01', name: 'Shoyu Ramen', price: 12.5, category: 'Bowls' },
  { product_id: 'ramen-02', sku: 'R-02', name: '味噌ラーメン', price: 14, category: 'Bowls' },
  { product_id: 'spoon-07', sku: 'S-07', name: 'Renge Spoon', price: 3.9, category: 'Kitchen' },
] as const
const pages = [
  { name: 'Pricing', category: 'Marketing', path: '/pricing', title: 'Plans and prices' },
  { name: 'Docs', category: 'Help', path: '/docs', title: 'How it works' },
  { name: 'Checkout', category: 'Shop', path: '/checkout', title: 'Checkout' },
] as const
const screens = [
  { name: 'Home', category: 'App' },
  { name: 'Settings', category: 'Account' },
] as const
const companies = [
  { name: 'Initech', industry: 'Technology', website: 'https://initech.example' },
  { name: 'Bluth Company', industry: 'Construction', website: 'https://bluth.example' },
] as const

const day = 24 * 60 * 60 * 1000
const cents = (amount: number): number => Math.round(amount * 100) / 100

function orderCompleted(chance: Chance): object {
  const line = { ...chance.oneOf(products), quantity: chance.whole(1, 4) }
  const revenue = cents(line.price * line.quantity)
  const shipping = chance.oneOf([0, 4.5, 9])
  return {
    order_id: chance.hex(12),
    total: cents(revenue + shipping),
    revenue,
    shipping,
    currency: chance.oneOf(['USD', 'EUR', 'JPY']),
    products: [line],
  }
}

const happenings: readonly [Happening, ...Happening[]] = [
  { event: 'Order Completed', propertiesOf: orderCompleted },
  { event: 'Product Viewed', propertiesOf: (chance) => ({ ...chance.oneOf(products), currency: 'USD' }) },
  { event: 'Signed Up', propertiesOf: (chance) => ({ plan: chance.oneOf(plans), source: 'website' }) },
  { event: 'Account Deleted', propertiesOf: () => ({ reason: 'moved to another product' }) },
]

interface Happening {
  readonly event: string
  readonly propertiesOf: (chance: Chance) => object
}

/** What is particular to each type of message: its own fields, with traits or properties. */
export const contents: Readonly<Record<MessageType, (chance: Chance, now: Date) => object>> = {
  identify: (chance, now) => {
    const firstName = chance.oneOf(firstNames)
    const lastName = chance.oneOf(lastNames)
    return {
      traits: {
        firstName,
        lastName,
        name: `${firstName} ${lastName}`,
        email: `user.${chance.hex(6)}@example.com`,
        plan: chance.oneOf(plans),
        logins: chance.whole(0, 200),
        is_subscribed: chance.oneOf([true, false]),
        address: chance.oneOf(cities),
        createdAt: new Date(now.getTime() - chance.whole(1, 900) * day).toISOString(),
      },
    }
  },
  track: (chance) => {
    const { event, propertiesOf } = chance.oneOf(happenings)
    return { event, properties: propertiesOf(chance) }
  },
  page: (chance) => {
    const { name, category, path, title } = chance.oneOf(pages)
    const url = `https://shop.example${path}`
    return { name, category, properties: { url, path, title, search: '', referrer: 'https://example.org/' } }
  },
  screen: (chance) => ({ ...chance.oneOf(screens), properties: { variation: chance.oneOf(['blue', 'green']) } }),
  group: (chance) => ({
    groupId: `company-${chance.hex(8)}`,
    traits: { ...chance.oneOf(companies), employees: chance.whole(3, 5000), plan: chance.oneOf(plans) },
  }),
  alias: (chance) => ({ previousId: chance.uuid() }),
}
