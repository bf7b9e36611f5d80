import { describe, expect, test } from 'vitest'
import { type AppDefinition, createApp, loadApp } from '../../src/runtime/index.ts'
import { folderOf } from './folders.ts'

const url = 'https://api.test/'
const found = (definition: AppDefinition) =>
  createApp(definition)
    .unsupported()
    .map(({ feature, place }) => `${feature} | ${place}`)

describe('what an app holds that the runtime does not know', () => {
  test('is listed whole, each with its place, and runs nothing', () => {
    const definition: AppDefinition = {
      base: { url, colour: 1, response: { shape: 1 }, aws: { tint: 1 } },
      connections: {
        key: {
          type: 'basic',
          api: { url, aws: {}, response: { output: 1, limit: 2 } },
          parameters: [{ name: 'a', type: 'odd' }],
        },
        grant: { type: 'oauth', api: { handshake: { url }, token: [{ url }, { url, pagination: {} }] } },
        other: { type: 'telepathy', api: { url, foo: 1 } },
      },
      modules: {
        send: {
          api: [
            { url, endpoint: 'x', input: {} },
            { url, response: { unwrap: 1, data: 1 }, oauth: { colour: 1 } },
          ],
          expect: [
            {
              name: 'a',
              type: 'collection',
              spec: [
                { name: 'b', type: 'odd' },
                { name: 'c', type: 'text', tags: 'odd' },
              ],
            },
            { name: 'd', type: 'select', options: [{ value: 1, nested: [{ name: 'e', type: 'odder' }] }] },
          ],
        },
        watch: {
          type: 'trigger',
          api: { url, response: { trigger: { type: 'id', order: 'asc', id: '{{item.id}}', speed: 1 } } },
          epoch: { response: { hue: 1 } },
        },
        dream: { type: 'dream' },
      },
      rpcs: { list: { api: { url, respond: 1, output: 1 } } },
      webhooks: {
        hook: {
          api: { filter: 1, output: '{{body}}', verification: { foo: 1 } },
          attach: { url, limit: 1 },
          parameters: [{ name: 'x', type: 'y' }],
        },
      },
      endpoints: { call: {} },
    }
    const expected = [
      'colour | base.colour',
      'response.shape | base.response.shape',
      'tint | base.aws.tint',
      "field of type odd | connection 'key', parameters: parameter 'a'",
      "aws | connection 'key', api.aws",
      "response.output | connection 'key', api.response.output",
      "response.limit | connection 'key', api.response.limit",
      "handshake | connection 'grant', api.handshake",
      "pagination | connection 'grant', api.token[1].pagination",
      "connection of type telepathy | connection 'other'",
      "endpoint | module 'send', api[0].endpoint",
      "input | module 'send', api[0].input",
      "colour | module 'send', api[1].oauth.colour",
      "response.unwrap | module 'send', api[1].response.unwrap",
      "response.data | module 'send', api[1].response.data",
      "field of type odd | module 'send', expect: parameter 'a.b'",
      "tags | module 'send', expect: parameter 'a.c'",
      "field of type odder | module 'send', expect: parameter 'e'",
      "trigger.speed | module 'watch', api.response.trigger.speed",
      "response.hue | module 'watch', epoch.response.hue",
      "module of type dream | module 'dream'",
      "respond | RPC 'list', api.respond",
      "output | RPC 'list', api.output",
      "filter | webhook 'hook', api.filter",
      "foo | webhook 'hook', api.verification.foo",
      "limit | webhook 'hook', attach.limit",
      "field of type y | webhook 'hook', parameters: parameter 'x'",
      "endpoint | endpoint 'call'",
    ]
    expect(found(definition).toSorted()).toEqual(expected.toSorted())
  })

  test('includes functions that neither IML nor the app has', () => {
    const functions = { shout: () => '' }
    const api = {
      url,
      qs: { a: '{{shout(upper(b))}}', '{{array(1)}}': 1 },
      body: [{ c: 'x {{object(append(1))}} y {{toString(constructor(1))}}' }],
      response: { output: '{{if(' },
    }
    expect(found({ functions, modules: { m: { api } } })).toEqual(
      expect.arrayContaining([
        "function array | module 'm', api.qs.{{array(1)}}",
        "function object | module 'm', api.body[0].c",
        "function append | module 'm', api.body[0].c",
        "function constructor | module 'm', api.body[0].c",
      ]),
    )
    expect(found({ functions, modules: { m: { api } } })).toHaveLength(4)
  })

  test('does not include what is wrong in another way, or what no step reads', () => {
    const modules = {
      none: { api: 'text' },
      chain: { api: [5] },
      idle: { api: { ca: 'x', aws: { key: 1 }, response: { output: 1 } } },
      nothing: { api: { url, colour: null } },
      form: { expect: 'rpc://x', parameters: { name: 'a', type: 'text' } as never },
    }
    expect(found({ base: 'text', modules, connections: [] as never, rpcs: { x: null as never } })).toEqual([])
  })

  test('is found in a form and a definition nested without end', () => {
    let spec: unknown = [{ name: 'deep', type: 'odd' }]
    let body: unknown = '{{odd()}}'
    for (let level = 0; level < 3000; level += 1) {
      spec = [{ name: 'a', type: 'collection', spec }]
      body = [body]
    }
    expect(() => found({ modules: { m: { expect: spec as [], api: { url, body } } } })).not.toThrow()
  })

  test('includes the endpoints of a folder', () => {
    const endpoint = { read: { codeFiles: { communication: null } } }
    const app = loadApp(folderOf({ 'makecomapp.json': JSON.stringify({ components: { endpoint } }) }))
    expect(app.unsupported()).toEqual([{ feature: 'endpoint', place: "endpoint 'read'" }])
  })
})

const expected = (place: string) =>
  ['log.level', 'condition.otherwise', 'response.valid.code', 'response.iterate.until', 'response.error.404.retry']
    .concat('response.error.4xx')
    .map((feature) => `${feature} | ${place}.${feature}`)

describe('members of directives that Make does not give them', () => {
  const members = {
    log: { level: 1, sanitize: [] },
    condition: { condition: true, otherwise: 1 },
    response: {
      valid: { condition: true, code: 1 },
      iterate: { container: '{{body}}', until: 1 },
      error: { message: 'no', '4xx': { message: 'a' }, 404: { message: 'b', retry: 1 }, 500: 'c' },
    },
  }

  test('are told with their place, in every kind of component', () => {
    const { response, ...request } = members
    const { iterate: _, ...answer } = response
    const grant = { url, ...request, response: answer }
    const definition: AppDefinition = {
      base: members,
      connections: {
        key: { api: { ...grant, response: { ...answer, metadata: { value: 'a', colour: 1 } } } },
        grant: { type: 'oauth', api: { token: [{ url }, grant] } },
      },
      modules: { m: { api: [{ url }, { url, ...members }] } },
      rpcs: { r: { api: { url, ...members } } },
      webhooks: { w: { api: { iterate: { container: '{{body}}', until: 1 } }, attach: grant } },
    }
    const places = ['base', "module 'm', api[1]", "RPC 'r', api"]
    const others = ["connection 'key', api", "connection 'grant', api.token[1]", "webhook 'w', attach"]
    expect(found(definition).toSorted()).toEqual(
      [
        ...places.flatMap(expected),
        ...others.flatMap(expected).filter((line) => !line.startsWith('response.iterate')),
        "response.metadata.colour | connection 'key', api.response.metadata.colour",
        "iterate.until | webhook 'w', api.iterate.until",
      ].toSorted(),
    )
  })

  test('stop no run, as Make passes over them', async () => {
    const api = { log: { level: 1 }, response: { valid: { condition: true, code: 1 }, output: { ok: true } } }
    expect((await createApp({ modules: { m: { api } } }).runModule('m')).bundles).toEqual([{ ok: true }])
  })

  test('and a base that is a list of requests are told', () => {
    expect(found({ base: [{ url }], modules: { m: { api: { url } } } })).toEqual(['list of requests | base'])
  })
})
