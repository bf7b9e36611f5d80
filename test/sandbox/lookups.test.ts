import { describe, expect, it } from 'vitest'
import { answer, base64, basic, eu, organization, tokens, us, useSandbox, usHost } from './harness.ts'

const cdn = 'https://cdn.segment.com/v1/projects'
const gifHeader = 'GIF89a'

describe('the CDN', () => {
  const bare = { name: 'Bare', writeKey: 'sandboxBareUsWriteKey00000000005', region: 'us', ramen: false } as const
  const sandbox = useSandbox({ sources: [us, eu, bare] })

  it.each([
    [us, 'api.segment.io/v1'],
    [eu, 'events.eu1.segmentapis.com/v1'],
  ])('knows the settings of %o', async (source, apiHost) => {
    const { status, json } = await answer(sandbox().fetch(`${cdn}/${source.writeKey}/settings`))
    expect(status).toBe(200)
    expect(json).toMatchObject({
      integrations: {
        'Segment.io': { apiKey: source.writeKey, apiHost },
        Ramen: { organization_id: organization.organizationId },
      },
    })
  })

  it('shows no secret of Ramen', async () => {
    const { json } = await answer(sandbox().fetch(`${cdn}/${us.writeKey}/settings`))
    expect(JSON.stringify(json)).not.toMatch(new RegExp(`${organization.apiKey}|${organization.secretKey}`))
  })

  it('lists destinations by the names that integrations must use', async () => {
    const names = async (key: string): Promise<unknown> => {
      const { json } = await answer(sandbox().fetch(`${cdn}/${key}/integrations`))
      return (json as { name: string }[]).map(({ name }) => name)
    }
    expect(await names(us.writeKey)).toStrictEqual(['Segment.io', 'Ramen'])
    expect(await names(bare.writeKey)).toStrictEqual(['Segment.io'])
  })

  it.each(['unknown/settings', 'unknown/integrations', `${us.writeKey}/other`, us.writeKey])(
    'answers 404 to %s',
    async (path) => {
      const response = await sandbox().fetch(`${cdn}/${path}`)
      expect(response.status).toBe(404)
    },
  )

  it('answers on the sandbox itself too', async () => {
    const response = await fetch(`${sandbox().segmentUrl}/v1/projects/${us.writeKey}/settings`)
    expect(response.status).toBe(200)
    expect(sandbox().segment.requests).toMatchObject([{ service: 'cdn', host: undefined, status: 200 }])
  })
})

describe("the Public API's workspace", () => {
  const sandbox = useSandbox()
  const [usToken, euToken] = tokens
  const hosts = { us: 'https://api.segmentapis.com/', eu: 'https://eu1.api.segmentapis.com/' }

  it.each([usToken, euToken])('answers the token %o', async ({ token, region, workspace }) => {
    const response = sandbox().fetch(hosts[region], { headers: { authorization: `Bearer ${token}` } })
    expect(await answer(response)).toStrictEqual({ status: 200, json: { data: { workspace } } })
  })

  it.each([
    ['no token', {}, hosts.us],
    ['a wrong token', { authorization: 'Bearer wrong' }, hosts.us],
    ['the token of the other region', { authorization: `Bearer ${euToken.token}` }, hosts.us],
    ['the token of the other region', { authorization: `Bearer ${usToken.token}` }, hosts.eu],
    ['Basic', { authorization: basic(usToken.token) }, hosts.us],
  ])('answers 401 to %s', async (_, headers, url) => {
    const { status, json } = await answer(sandbox().fetch(url, { headers: headers as Record<string, string> }))
    expect({ status, json }).toStrictEqual({
      status: 401,
      json: { errors: [{ type: 'unauthorized', message: expect.any(String) }] },
    })
  })

  it('takes a token of either region where no host is named', async () => {
    const response = await fetch(`${sandbox().segmentUrl}/`, { headers: { authorization: `bearer ${euToken.token}` } })
    expect(response.status).toBe(200)
  })

  it('answers 404 in its own envelope', async () => {
    const { status, json } = await answer(sandbox().fetch(`${hosts.us}nothing`))
    expect({ status, json }).toMatchObject({ status: 404, json: { errors: [{ type: 'not-found' }] } })
  })
})

describe('the pixel', () => {
  const sandbox = useSandbox()

  it.each([
    [
      'JSON',
      `data=${encodeURIComponent(base64({ writeKey: us.writeKey, userId: 'u1', event: 'e', properties: { a: '1' } }))}`,
    ],
    ['parameters', `writeKey=${us.writeKey}&userId=u1&event=e&properties.a=1`],
  ])('takes a message as %s and answers with a picture', async (_, query) => {
    const response = await sandbox().fetch(`${usHost}/v1/pixel/track?${query}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/gif')
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(gifHeader)
    const message = { userId: 'u1', event: 'e', properties: { a: '1' } }
    expect(sandbox().segment.messages).toMatchObject([{ type: 'track', message }])
  })

  it.each(['data=nonsense', '', 'writeKey=unknown&userId=u1', `data=${base64([1])}`, `a${'.a'.repeat(5000)}=1`])(
    'answers with a picture to %s',
    async (query) => {
      const response = await sandbox().fetch(`${usHost}/v1/pixel/page?${query}`)
      expect(response.status).toBe(200)
      expect(sandbox().segment.dropped).toMatchObject([{ code: 'UNKNOWN_WRITE_KEY' }])
    },
  )

  it('is not confused by paths of prototypes', async () => {
    const query = `writeKey=${us.writeKey}&userId=u1&__proto__.polluted=1&constructor.prototype.polluted=1&traits=x&traits.a=1`
    await sandbox().fetch(`${usHost}/v1/pixel/identify?${query}`)
    expect(sandbox().segment.messages).toMatchObject([{ message: { userId: 'u1', traits: { a: '1' } } }])
    expect({}).not.toHaveProperty('polluted')
  })
})
