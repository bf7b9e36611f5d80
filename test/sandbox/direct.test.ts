import { describe, expect, it, test } from 'vitest'
import { cases } from '../ramen/cases.ts'
import { answer, base64, basic, organization, post, sendDirect, useSandbox } from './harness.ts'

interface Case {
  readonly name: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
  readonly settings?: unknown
  readonly status: number
  readonly message?: string
}

const page = { type: 'page', user_id: 'u1' }

function headersOf({ headers, key, settings }: Case): Record<string, string> {
  return {
    ...(key === undefined ? {} : { authorization: `Basic ${Buffer.from(key).toString('base64')}` }),
    ...(settings === undefined ? {} : { 'x-segment-settings': base64(settings) }),
    ...headers,
  }
}

describe('the Direct Integration endpoint', () => {
  const sandbox = useSandbox()

  test.each(cases('direct-answers') as Case[])('answers $status to $name', async (given) => {
    const { status, json } = await sendDirect(sandbox(), given.body ?? page, headersOf(given))
    expect(status).toBe(given.status)
    expect(JSON.stringify(json)).toMatch(given.message === undefined ? /^null$/ : `{"message":"`)
    expect(JSON.stringify(json)).toContain(given.message ?? '')
    const { users, visitors } = sandbox().ramen
    expect(users.length + visitors.length).toBe(given.status === 200 ? 1 : 0)
  })

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers 405 to %s, key or not', async (method) => {
    const { ramenEndpoint } = sandbox()
    const response = await sandbox().fetch(ramenEndpoint, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(await response.json()).toHaveProperty('message')
  })

  it('answers 404 to another path', async () => {
    const { ramenUrl } = sandbox()
    const headers = { authorization: basic(organization.apiKey) }
    const { status, json } = await answer(sandbox().fetch(`${ramenUrl}/other`, post(page, headers)))
    expect({ status, json }).toStrictEqual({ status: 404, json: { message: expect.stringContaining('/other') } })
  })

  it('answers 503 while it is paused', async () => {
    sandbox().ramen.pause()
    const { status, json } = await sendDirect(sandbox(), page)
    expect({ status, json }).toStrictEqual({ status: 503, json: { message: expect.stringContaining('maintenance') } })
    sandbox().ramen.resume()
    expect(await sendDirect(sandbox(), page)).toMatchObject({ status: 200 })
  })

  it('never repeats a key in its answer', async () => {
    const authorization = basic('a-secret-key')
    const { json } = await sendDirect(sandbox(), page, { authorization })
    expect(JSON.stringify(json)).not.toContain('a-secret-key')
  })

  it('records every request with its answer', async () => {
    await sendDirect(sandbox(), page)
    await sendDirect(sandbox(), '{')
    expect(sandbox().ramen.requests).toMatchObject([
      { service: 'ramen', method: 'POST', path: '/segment', body: JSON.stringify(page), status: 200 },
      { service: 'ramen', body: '{', status: 400 },
    ])
  })

  it('takes a repeated message_id again', async () => {
    const track = { type: 'track', user_id: 'u1', event: 'e', message_id: 'm1' }
    await sendDirect(sandbox(), track)
    await sendDirect(sandbox(), track)
    expect(sandbox().ramen.events).toHaveLength(2)
  })
})

describe('an endpoint that requires the organization', () => {
  const sandbox = useSandbox({ ramen: { organizationRequired: true } })

  it.each([
    [undefined, 404],
    [{}, 404],
    [{ organization_id: 'other' }, 404],
    [{ organization_id: organization.organizationId }, 200],
  ])('with settings %j answers %i', async (settings, status) => {
    const headers: Record<string, string> = settings === undefined ? {} : { 'x-segment-settings': base64(settings) }
    expect(await sendDirect(sandbox(), page, headers)).toMatchObject({ status })
  })
})

describe('an endpoint that queues', () => {
  const sandbox = useSandbox({ ramen: { queue: true } })

  it('answers 202 and processes when it is told to', async () => {
    expect(await sendDirect(sandbox(), page)).toStrictEqual({ status: 202, json: null })
    expect(sandbox().ramen.pages).toHaveLength(0)
    expect(sandbox().ramen.queued).toBe(1)
    sandbox().ramen.drain()
    expect(sandbox().ramen.pages).toHaveLength(1)
    expect(sandbox().ramen.queued).toBe(0)
  })

  it('refuses at once what it would refuse anyway', async () => {
    expect(await sendDirect(sandbox(), {})).toMatchObject({ status: 400 })
    expect(sandbox().ramen.queued).toBe(0)
  })
})
