import { describe, expect, test } from 'vitest'
import { createApp, FormError, type FormSpec } from '../../src/runtime/index.ts'
import { service } from './harness.ts'

const url = 'https://api.test/'

/** What a module with this form knows as `parameters`, through the body that it sends. */
async function parametersOf(form: unknown, parameters: Record<string, unknown>): Promise<unknown> {
  const { fetch, requests } = service({ body: {} })
  const api = { url, method: 'POST', body: '{{parameters}}' }
  const app = createApp({ modules: { probe: { api, expect: form as FormSpec } } }, { fetch })
  await app.runModule('probe', { parameters })
  return JSON.parse(requests[0]?.body ?? '')
}

/** What is wrong with the form, as `path: message`. */
async function problemsOf(form: unknown, parameters: Record<string, unknown>): Promise<string[]> {
  const error: unknown = await parametersOf(form, parameters).catch((one: unknown) => one)
  return error instanceof FormError ? error.issues.map(({ path, message }) => `${path}: ${message}`) : [String(error)]
}

describe('visible', () => {
  const mode = { name: 'mode', type: 'text' }
  const byMode = [
    mode,
    { name: 'file', type: 'text', required: true, visible: "{{parameters.mode = 'upload'}}" },
    { name: 'link', type: 'url', required: true, visible: "{{parameters.mode = 'link'}}" },
  ]

  test('decides by the values of the form whether a field counts', async () => {
    expect(await parametersOf(byMode, { mode: 'upload', file: 'a', link: 'left over' })).toEqual({
      mode: 'upload',
      file: 'a',
    })
    expect(await parametersOf(byMode, { mode: 'link', link: 'https://a.test' })).toEqual({
      mode: 'link',
      link: 'https://a.test',
    })
    expect(await problemsOf(byMode, { mode: 'upload', link: 'https://a.test' })).toEqual(['file: Field is mandatory.'])
  })

  test.each([
    [true, true],
    [false, false],
    [null, true],
    ['true', true],
    ['false', false],
    ['', false],
    ['{{parameters.flag}}', true],
    ['{{parameters.missing}}', false],
    ['{{length(parameters.list)}}', false],
    ["{{if(parameters.flag, 'false', 'true')}}", false],
  ])('%j lets a field count: %j', async (visible, counts) => {
    const spec = [{ name: 'f', type: 'number', visible }]
    const given = { f: '1', flag: true, list: [] }
    expect(await parametersOf(spec, given)).toEqual(counts ? { ...given, f: 1 } : { flag: true, list: [] })
  })

  test('sees the whole form from inside a collection, and hides what stands below a field', async () => {
    const inside = { name: 'inner', type: 'text', visible: "{{parameters.mode = 'full'}}" }
    const spec = [
      mode,
      { name: 'c', type: 'collection', spec: [inside] },
      { name: 'l', type: 'array', spec: [inside] },
      {
        name: 's',
        type: 'boolean',
        visible: "{{parameters.mode = 'full'}}",
        nested: [{ name: 'below', type: 'text', required: true }],
      },
    ]
    const values = { c: { inner: 'a' }, l: [{ inner: 'b' }], s: true, below: 'x' }
    expect(await parametersOf(spec, { mode: 'full', ...values })).toEqual({ mode: 'full', ...values })
    expect(await parametersOf(spec, { mode: 'short', ...values })).toEqual({ mode: 'short', c: {}, l: [{}] })
  })

  test('lets two fields of one name take turns', async () => {
    const spec = [
      mode,
      { name: 'f', type: 'number', visible: "{{parameters.mode = 'a'}}" },
      { name: 'f', type: 'boolean', visible: "{{parameters.mode = 'b'}}" },
    ]
    expect(await parametersOf(spec, { mode: 'a', f: '1' })).toEqual({ mode: 'a', f: 1 })
    expect(await parametersOf(spec, { mode: 'b', f: '1' })).toEqual({ mode: 'b', f: true })
  })

  test('that cannot be evaluated is a DataError that names the field', async () => {
    const spec = [{ name: 'f', type: 'text', visible: '{{nobodyKnows(1)}}' }]
    expect((await problemsOf(spec, {}))[0]).toMatch(/^DataError: parameter 'f', visible: .*nobodyKnows/)
    expect((await problemsOf([{ name: 'f', type: 'text', visible: '{{if(}}' }], {}))[0]).toMatch(
      /^DataError: parameter 'f', visible: /,
    )
  })

  test('shows in the dialog what it lets through', async () => {
    const app = createApp({ modules: { probe: { api: { url }, expect: byMode } } })
    const names = async (parameters: Record<string, unknown>) =>
      (await app.resolveForm('probe', { parameters })).expect.map(({ name }) => name)
    expect(await names({})).toEqual(['mode'])
    expect(await names({ mode: 'link' })).toEqual(['mode', 'link'])
  })

  test('that fails leaves its field in the dialog, with a warning', async () => {
    const broken = [{ name: 'f', type: 'text', visible: '{{nobodyKnows(1)}}' }]
    const form = await createApp({ modules: { probe: { api: { url }, expect: broken } } }).resolveForm('probe')
    expect(form.expect).toHaveLength(1)
    expect(form.log).toEqual([
      expect.objectContaining({ kind: 'warning', message: expect.stringMatching(/nobodyKnows/) }),
    ])
  })
})

describe('tags', () => {
  const html = '<p class="x">a &amp; b</p><script>let i = 1 < 2</script><STYLE>p {}</STYLE> c'
  test.each([
    ['strip', 'a &amp; blet i = 1 < 2p {} c'],
    ['stripall', 'a &amp; b c'],
    [
      'escape',
      '&lt;p class=&quot;x&quot;&gt;a &amp;amp; b&lt;/p&gt;&lt;script&gt;let i = 1 &lt; 2&lt;/script&gt;&lt;STYLE&gt;p {}&lt;/STYLE&gt; c',
    ],
    [null, html],
  ])('%j', async (tags, expected) => {
    expect(await parametersOf([{ name: 'f', type: 'text', tags }], { f: html })).toEqual({ f: expected })
  })

  test('come before the limits of a text, and count for the items of a list', async () => {
    const short = { name: 'f', type: 'text', tags: 'strip', validate: { max: 2 } }
    expect(await parametersOf([short], { f: '<b>ab</b>' })).toEqual({ f: 'ab' })
    const list = [{ name: 'l', type: 'array', spec: { type: 'text', tags: 'escape' } }]
    expect(await parametersOf(list, { l: ['<b>'] })).toEqual({ l: ['&lt;b&gt;'] })
    const odd = [{ name: 'l', type: 'array', spec: { type: 'text', tags: 'odd' } }]
    expect(await problemsOf(odd, { l: ['a'] })).toEqual([expect.stringMatching(/^UnsupportedError: .*tags/)])
  })

  test('of a script without an end takes all that follows', async () => {
    const spec = [{ name: 'f', type: 'text', tags: 'stripall' }]
    expect(await parametersOf(spec, { f: 'a<script>b<p>c' })).toEqual({ f: 'a' })
    expect(await parametersOf(spec, { f: `${'<script'.repeat(20_000)}a` })).toEqual({ f: '' })
  })
})

describe('codepage', () => {
  test.each([
    ['utf8', 'ž', 'c5be'],
    ['binary', 'é', 'e9'],
    ['latin1', 'é', 'e9'],
    ['utf16le', 'é', 'e900'],
    [null, 'é', 'c3a9'],
  ])('%j says which bytes a text becomes', async (codepage, text, hex) => {
    const { fetch, requests } = service({ body: {} })
    const api = { url, method: 'POST', body: "{{toString(parameters.f, 'hex')}}", type: 'text' }
    const form = [{ name: 'f', type: 'buffer', ...(codepage === null ? {} : { codepage }) }]
    const app = createApp({ modules: { probe: { api, expect: form } } }, { fetch })
    await app.runModule('probe', { parameters: { f: text } })
    await app.runModule('probe', { parameters: { f: Buffer.from(hex, 'hex') } })
    expect(requests.map(({ body }) => body)).toEqual([hex, hex])
  })
})

test('a pattern beside the type counts as that of validate, which goes before it', async () => {
  expect(await problemsOf([{ name: 'f', type: 'text', pattern: '^a$' }], { f: 'b' })).toEqual([
    "f: Value doesn't match the pattern: ^a$",
  ])
  const both = [{ name: 'f', type: 'text', pattern: '^a$', validate: { pattern: '^b$' } }]
  expect(await parametersOf(both, { f: 'b' })).toEqual({ f: 'b' })
})

test('keys of fields that Make does not have are told with their place, and stop nothing', async () => {
  const spec = [
    {
      name: 'c',
      type: 'collection',
      lable: 'C',
      spec: [{ name: 'n', type: 'number', minimum: 1, validate: { max: 3, message: 'no' } }],
    },
  ]
  const app = createApp({ modules: { probe: { api: { url }, expect: spec } } })
  expect(app.unsupported().map(({ feature, place }) => `${feature} | ${place}`)).toEqual([
    "lable | module 'probe', expect: parameter 'c'",
    "minimum | module 'probe', expect: parameter 'c.n'",
    "validate.message | module 'probe', expect: parameter 'c.n'",
  ])
  expect(await parametersOf(spec, { c: { n: 2 } })).toEqual({ c: { n: 2 } })
})
