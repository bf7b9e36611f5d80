import * as fc from 'fast-check'
import type { Area, Seeds } from './area.ts'
import { deedsOf } from './deeds.ts'
import { fixture } from './fixtures.ts'
import { draw } from './form-values.ts'
import { mutated, mutation } from './mutate.ts'
import { answers } from './service.ts'
import { json, name } from './values.ts'

const component = fc.dictionary(
  fc.constantFrom(
    'type',
    'api',
    'parameters',
    'expect',
    'connection',
    'webhook',
    'epoch',
    'attach',
    'interface',
    'samples',
  ),
  json,
  { maxKeys: 5, noNullPrototype: true },
)

/** Definitions that are none. */
const noise = fc.oneof(
  json,
  fc.dictionary(
    fc.constantFrom('base', 'common', 'modules', 'rpcs', 'webhooks', 'connections', 'functions', 'functionSources'),
    fc.oneof(fc.dictionary(name, component, { maxKeys: 2, noNullPrototype: true }), json),
    { maxKeys: 4, noNullPrototype: true },
  ),
)

const kept = (definition: unknown) => ({ definition, guarded: true })
const free = (definition: unknown) => ({ definition, guarded: false })

/** Apps of any kind: sound ones, which must keep their secrets, broken ones and noise; components of each are run. */
export function definitionsArea({ definitions }: Seeds): Area {
  // Our own app is so large that it takes twenty times as long.
  const sound = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...definitions, fixture) },
    { weight: 6, arbitrary: fc.constant(fixture) },
  )
  const broken = fc
    .tuple(sound, fc.array(mutation, { minLength: 1, maxLength: 5 }))
    .map(([app, changes]) => mutated(app, changes))
  const app = fc.oneof(
    { weight: 3, arbitrary: sound.map(kept) },
    { weight: 8, arbitrary: broken.map(free) },
    { weight: 1, arbitrary: noise.map(free) },
  )
  return {
    name: 'definitions',
    batch: 100,
    cases: fc.record({ app, answers, draw }).map(({ app: { definition, guarded: isGuarded }, ...world }) => ({
      shown: { definition, ...world },
      deeds: () => deedsOf({ definition, guarded: isGuarded, ...world }),
    })),
  }
}
