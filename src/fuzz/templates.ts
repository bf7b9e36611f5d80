import * as fc from 'fast-check'
import { evaluate, parse, print } from '../iml/index.ts'
import { type Area, type Seeds, templatesIn } from './area.ts'
import { template } from './expressions.ts'
import { name, value } from './values.ts'

const explosive = fc.constantFrom('/(a+)+$/', '/(a|a)*b/', '/^(\\w+\\s?)*$/', '/(x+x+)+y/', '/(?=(a*)*c)/')

/** Searches that take all the time there is, which is why they are few. */
const exploding = fc
  .tuple(explosive, fc.constantFrom('a', 'x', 'aa '), fc.integer({ min: 30, max: 30_000 }))
  .map(([pattern, unit, count]) => ({ template: `{{replace(a, '${pattern}', b)}}`, text: `${unit.repeat(count)}!` }))

/** Templates of any kind, evaluated with any values. */
export function templatesArea({ definitions }: Seeds): Area {
  const known = [...new Set(definitions.flatMap(templatesIn))]
  const roots = fc.constantFrom(
    'a',
    'b',
    'parameters',
    'body',
    'temp',
    'data',
    'connection',
    'item',
    'headers',
    'query',
  )
  const scope = fc.dictionary(fc.oneof(roots, name), value, { maxKeys: 6, noNullPrototype: true })
  const usual = fc.record({
    template: template(known),
    scope,
    timezone: fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York', 'Nowhere'),
    looseEquality: fc.boolean(),
  })
  const hostile = exploding.map(({ template: given, text }) => ({
    template: given,
    scope: { a: text },
    timezone: 'UTC',
    looseEquality: false,
  }))
  return {
    name: 'templates',
    batch: 1000,
    cases: fc
      .oneof({ weight: 5000, arbitrary: usual }, { weight: 1, arbitrary: hostile })
      .map(({ template: given, scope: variables, ...options }) => ({
        shown: { template: given, scope: variables, ...options },
        deeds: () => [
          { what: 'parse and print', work: () => print(parse(given)) },
          {
            what: 'evaluate',
            work: () =>
              evaluate({ text: given, list: [given] }, variables, {
                ...options,
                now: 1_795_341_600_000,
                random: () => 0.5,
                onWarning: () => {},
                allowance: { left: 2 ** 28 },
              }),
          },
        ],
      })),
  }
}
