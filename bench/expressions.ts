import { isDeepStrictEqual } from 'node:util'
import Handlebars from 'handlebars'
import jsonata from 'jsonata'
import { Liquid } from 'liquidjs'
import { compile } from '../src/iml/index.ts'
import { awaitedRatePerSecond, type Figure, ratesPerSecond } from './measure.ts'

type Scope = typeof scope

const scope = {
  parameters: {
    userId: ' 314159 ',
    currency: 'usd',
    messageId: 'order-77',
    traits: { email: 'ryan@charturl.com', firstName: 'Ryan', lastName: 'Angilly' },
    customTraits: [
      { name: 'plan', type: 'text', value: 'Startup' },
      { name: 'mrr', type: 'number', value: '149.99' },
      { name: 'is_profitable', type: 'boolean', value: 'true' },
    ],
  },
  connection: { region: 'eu', writeKey: 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e', ramen: '' },
  body: { message: 'Exceed payload limit' },
  statusCode: 400,
}

interface Rivals {
  iml: string
  liquid: string
  jsonata: string
  handlebars: string
  byHand: (scope: Scope) => unknown
}

/** Ten templates as they stand in app/, and the same in the languages of the rivals. */
const templates: Rivals[] = [
  {
    iml: '{{parameters.userId}}',
    liquid: '{{parameters.userId}}',
    jsonata: 'parameters.userId',
    handlebars: '{{parameters.userId}}',
    byHand: ({ parameters }) => parameters.userId,
  },
  {
    iml: "{{if(connection.region = 'eu', 'https://events.eu1.segmentapis.com', 'https://api.segment.io')}}",
    liquid:
      "{% if connection.region == 'eu' %}https://events.eu1.segmentapis.com{% else %}https://api.segment.io{% endif %}",
    jsonata: "connection.region = 'eu' ? 'https://events.eu1.segmentapis.com' : 'https://api.segment.io'",
    handlebars:
      "{{#if (eq connection.region 'eu')}}https://events.eu1.segmentapis.com{{else}}https://api.segment.io{{/if}}",
    byHand: ({ connection }) =>
      connection.region === 'eu' ? 'https://events.eu1.segmentapis.com' : 'https://api.segment.io',
  },
  {
    iml: '[{{statusCode}}] Segment refused the data: {{body.message}}. Check the values.',
    liquid: '[{{statusCode}}] Segment refused the data: {{body.message}}. Check the values.',
    jsonata: "'[' & statusCode & '] Segment refused the data: ' & body.message & '. Check the values.'",
    handlebars: '[{{statusCode}}] Segment refused the data: {{body.message}}. Check the values.',
    byHand: ({ statusCode, body }) => `[${statusCode}] Segment refused the data: ${body.message}. Check the values.`,
  },
  {
    iml: "{{trim(ifempty(parameters.userId, ''))}}",
    liquid: "{{parameters.userId | default: '' | strip}}",
    jsonata: "$trim(parameters.userId ? parameters.userId : '')",
    handlebars: "{{trim (ifempty parameters.userId '')}}",
    byHand: ({ parameters }) => (parameters.userId || '').trim(),
  },
  {
    iml: "{{length(trim(ifempty(parameters.messageId, ''))) <= 100}}",
    liquid:
      "{% assign size = parameters.messageId | default: '' | strip | size %}{% if size <= 100 %}true{% else %}false{% endif %}",
    jsonata: "$length($trim(parameters.messageId ? parameters.messageId : '')) <= 100",
    handlebars: "{{atMost (length (trim (ifempty parameters.messageId ''))) 100}}",
    byHand: ({ parameters }) => (parameters.messageId || '').trim().length <= 100,
  },
  {
    iml: "{{join(map(parameters.customTraits, 'name'), ', ')}}",
    liquid: "{{parameters.customTraits | map: 'name' | join: ', '}}",
    jsonata: "$join(parameters.customTraits.name, ', ')",
    handlebars: "{{join (map parameters.customTraits 'name') ', '}}",
    byHand: ({ parameters }) => parameters.customTraits.map(({ name }) => name).join(', '),
  },
  {
    iml: "{{if(parameters.customTraits, length(map(parameters.customTraits, 'name', 'name', 'email,firstName')) = 0, true)}}",
    liquid:
      "{% assign clash = parameters.customTraits | where_exp: 'item', \"item.name == 'email' or item.name == 'firstName'\" | size %}{% if clash == 0 %}true{% else %}false{% endif %}",
    jsonata: "$count(parameters.customTraits[name in ['email', 'firstName']]) = 0",
    handlebars: "{{none parameters.customTraits 'name' 'email,firstName'}}",
    byHand: ({ parameters }) => !parameters.customTraits.some(({ name }) => name === 'email' || name === 'firstName'),
  },
  {
    iml: "{{'Basic ' + base64(connection.writeKey + ':')}}",
    liquid: "Basic {{connection.writeKey | append: ':' | base64_encode}}",
    jsonata: "'Basic ' & $base64encode(connection.writeKey & ':')",
    handlebars: "Basic {{base64 (append connection.writeKey ':')}}",
    byHand: ({ connection }) => `Basic ${Buffer.from(`${connection.writeKey}:`).toString('base64')}`,
  },
  {
    iml: '{{if(parameters.currency, upper(parameters.currency), parameters.currency)}}',
    liquid: '{% if parameters.currency %}{{parameters.currency | upcase}}{% endif %}',
    jsonata: 'parameters.currency ? $uppercase(parameters.currency) : parameters.currency',
    handlebars: '{{#if parameters.currency}}{{upper parameters.currency}}{{/if}}',
    byHand: ({ parameters }) => (parameters.currency ? parameters.currency.toUpperCase() : parameters.currency),
  },
  {
    iml: "{{ifempty(connection.ramen, 'off')}}: {{parameters.traits.firstName}} {{parameters.traits.lastName}} <{{parameters.traits.email}}>",
    liquid:
      "{{connection.ramen | default: 'off'}}: {{parameters.traits.firstName}} {{parameters.traits.lastName}} <{{parameters.traits.email}}>",
    jsonata:
      "(connection.ramen ? connection.ramen : 'off') & ': ' & parameters.traits.firstName & ' ' & parameters.traits.lastName & ' <' & parameters.traits.email & '>'",
    handlebars:
      "{{ifempty connection.ramen 'off'}}: {{parameters.traits.firstName}} {{parameters.traits.lastName}} <{{parameters.traits.email}}>",
    byHand: ({ connection, parameters: { traits } }) =>
      `${connection.ramen || 'off'}: ${traits.firstName} ${traits.lastName} <${traits.email}>`,
  },
]

/** Functions that Handlebars does not bring along. */
const helpers: Record<string, (...args: any[]) => unknown> = {
  eq: (a, b) => a === b,
  trim: (text: string) => text.trim(),
  ifempty: (value, other) => value || other,
  length: (text: string) => text.length,
  atMost: (a: number, b: number) => a <= b,
  map: (list: Record<string, unknown>[], key: string) => list.map((item) => item[key]),
  join: (list: unknown[], separator: string) => list.join(separator),
  none: (list: Record<string, string>[], key: string, values: string) =>
    !list.some((item) => values.split(',').includes(item[key] ?? '')),
  base64: (text: string) => Buffer.from(text).toString('base64'),
  append: (a: string, b: string) => a + b,
  upper: (text: string) => text.toUpperCase(),
}

/** Every rival must give what the hand-written code gives; those that only make text give it as text. */
function expectSame(name: string, template: Rivals, actual: unknown): void {
  const expected = template.byHand(scope)
  if (isDeepStrictEqual(actual, expected) || actual === String(expected)) return
  throw new Error(`${name} gives ${JSON.stringify(actual)} for ${template.iml}, not ${JSON.stringify(expected)}.`)
}

const total = (rates: number[]): number => rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0)

/** Measures templates per second, one of each of the ten, against liquidjs, jsonata, Handlebars and hand-written JavaScript. */
export async function measureExpressions(): Promise<Figure[]> {
  const liquid = new Liquid()
  const handlebars = Handlebars.create()
  handlebars.registerHelper(helpers)
  const rates: Record<'iml' | 'byHand' | 'liquid' | 'handlebars' | 'jsonata', number[]> = {
    iml: [],
    byHand: [],
    liquid: [],
    handlebars: [],
    jsonata: [],
  }
  for (const template of templates) {
    const iml = compile(template.iml)
    const parsed = liquid.parse(template.liquid)
    const handlebar = handlebars.compile(template.handlebars, { noEscape: true })
    const query = jsonata(template.jsonata)
    expectSame('iml', template, iml(scope, {}))
    expectSame('liquidjs', template, liquid.renderSync(parsed, scope))
    expectSame('handlebars', template, handlebar(scope))
    expectSame('jsonata', template, await query.evaluate(scope))
    const [ours = 0, byHand = 0, byLiquid = 0, byHandlebars = 0] = ratesPerSecond([
      () => iml(scope, {}),
      () => template.byHand(scope),
      () => liquid.renderSync(parsed, scope),
      () => handlebar(scope),
    ])
    rates.iml.push(ours)
    rates.byHand.push(byHand)
    rates.liquid.push(byLiquid)
    rates.handlebars.push(byHandlebars)
    // jsonata 2 evaluates asynchronously only.
    rates.jsonata.push(await awaitedRatePerSecond(() => query.evaluate(scope), 5000))
  }
  const ours = total(rates.iml)
  const against = (name: string, rate: number): Figure => ({
    what: `expressions, against ${name}`,
    figure: `${(ours / rate).toFixed(1)} times as fast`,
    goal: 'ahead',
    met: ours > rate,
  })
  const byHand = total(rates.byHand)
  return [
    { what: 'expressions per second', figure: Math.round(ours).toLocaleString('en-US'), goal: '', met: true },
    against('liquidjs', total(rates.liquid)),
    against('jsonata', total(rates.jsonata)),
    against('Handlebars', total(rates.handlebars)),
    {
      what: 'expressions, against JavaScript by hand',
      figure: `${(byHand / ours).toFixed(1)} times as slow`,
      goal: 'at most 3',
      met: byHand / ours <= 3,
    },
  ]
}
