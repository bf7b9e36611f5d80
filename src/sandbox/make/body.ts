import type { Context } from 'hono'
import { MakeRefusal } from './refusal.ts'
import type { Instance, StoredApp } from './state.ts'

const MAX_TEXT = 2 * 1024 * 1024

/** Ends a request for what there is not. */
export const notFound = (): never => {
  throw new MakeRefusal(404, 'The requested resource does not exist.')
}

/** The object in a request's body. Throws `MakeRefusal` when there is none. */
export async function jsonOf({ req }: Context): Promise<Record<string, unknown>> {
  const body: unknown = await req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MakeRefusal(400, 'The body must be a JSON object.')
  return body as Record<string, unknown>
}

/** The text in a request's body. Throws `MakeRefusal` for another content type, and for one that is too long. */
export async function textOf({ req }: Context, type: string): Promise<string> {
  if (req.header('content-type')?.split(';')[0] !== type)
    throw new MakeRefusal(400, `The content type must be ${type}.`)
  const text = await req.text()
  if (text.length > MAX_TEXT) throw new MakeRefusal(413, 'The text is too long.')
  return text
}

/** The app that a path names; version 1 is the only one. Throws `MakeRefusal` when there is none. */
export const appOf = (instance: Instance, context: Context): StoredApp => {
  const version = context.req.param('version')
  const app = instance.apps.get(context.req.param('app') ?? '')
  return app === undefined || (version !== undefined && version !== '1') ? notFound() : app
}

/** A section as it is. */
export const textAnswer = (text: string | undefined, type: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } })
