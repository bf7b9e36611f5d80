import { closest } from '../../closest.ts'
import { defineRule } from '../../rule.ts'
import { mismatchesIn } from '../../schema/app-mismatches.ts'

/** Where a key belongs that is often written one level too high or too low. */
const homes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['iterate', 'output', 'wrapper', 'valid', 'error', 'limit', 'trigger', 'uid', 'metadata', 'data'].map((key) => [
      key,
      'response',
    ]),
  ),
  ...Object.fromEntries(['min', 'max', 'minItems', 'maxItems', 'pattern', 'enum'].map((key) => [key, 'validate'])),
  sanitize: 'log',
}

const api = (request: object) => ({ modules: { send: { api: request } } })
const field = (spec: object) => ({
  modules: { send: { expect: [{ name: 'to', type: 'text', label: 'To', ...spec }] } },
})

export default defineRule({
  code: 'known-keys',
  title: 'Every key is one that Make knows in its place.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api',
  good: [
    {
      reason: 'All of these are directives.',
      app: api({ url: '/send', method: 'POST', body: {}, response: { output: {} } }),
    },
    { reason: 'Names of headers are free.', app: api({ url: '/send', headers: { 'x-anything': '1' } }) },
    { reason: 'All of these are keys of a field.', app: field({ required: true, validate: { max: 10 } }) },
  ],
  bad: [
    { reason: 'The word is misspelt.', app: field({ requierd: true }), marks: '"requierd"' },
    { reason: 'A limit belongs into validate.', app: field({ max: 10 }), marks: '"max"' },
    {
      reason: 'What comes out is a part of response.',
      app: api({ url: '/send', output: '{{body}}' }),
      marks: '"output"',
    },
    { reason: 'There is no such directive.', app: api({ url: '/send', retry: 3 }), marks: '"retry"' },
    {
      reason: 'A status has three digits, and no range.',
      app: { base: { response: { error: { message: 'No', '4xx': { message: 'No' } } } } },
      marks: '"4xx"',
    },
    {
      reason: 'A group has modules and a label.',
      app: { groups: [{ name: 'Mail', label: 'Mail', modules: [] }] },
      marks: '"name"',
    },
  ],
  check(app, report) {
    for (const mismatch of mismatchesIn(app)) {
      if (mismatch.kind !== 'unknown-key') continue
      const { at, key, known } = mismatch
      const home = Object.hasOwn(homes, key) ? homes[key] : undefined
      const near = closest(key, known)
      const fix =
        home !== undefined && known.includes(home)
          ? `Move it into "${home}".`
          : near !== undefined
            ? `Write "${near}".`
            : 'Remove it, or use a key that Make has for this.'
      report(at, `Make does not know the key "${key}" here, and does nothing with it.`, fix)
    }
  },
})
