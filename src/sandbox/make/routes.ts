import { type Context, Hono } from 'hono'
import { checksumsOf, describeApp, describeComponent, memberFor } from './answers.ts'
import { checkIcon, checkMetadata, checkText } from './checks.ts'
import { appSections, type ComponentKind, componentKinds, metadataNames, sectionKinds, settledNames } from './definitions.ts'
import { MakeRefusal } from './refusal.ts'
import {
  addApp,
  addComponent,
  componentKey,
  componentsOf,
  type Instance,
  type StoredApp,
  type StoredComponent,
} from './state.ts'

const MAX_TEXT = 2 * 1024 * 1024

const notFound = (): never => {
  throw new MakeRefusal(404, 'The requested resource does not exist.')
}

async function jsonOf({ req }: Context): Promise<Record<string, unknown>> {
  const body: unknown = await req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new MakeRefusal(400, 'The body must be a JSON object.')
  return body as Record<string, unknown>
}

async function textOf({ req }: Context, type: string): Promise<string> {
  if (req.header('content-type')?.split(';')[0] !== type) throw new MakeRefusal(400, `The content type must be ${type}.`)
  const text = await req.text()
  if (text.length > MAX_TEXT) throw new MakeRefusal(413, 'The text is too long.')
  return text
}

/**
 * The part of Make's API that manages custom apps, as far as a deployment uses it.
 * https://developers.make.com/api-documentation/
 */
export function createRoutes(instance: Instance): Hono {
  const routes = new Hono()
  addComponents(routes, instance)
  addApps(routes, instance)
  return routes
}

const appOf = (instance: Instance, context: Context): StoredApp => {
  const version = context.req.param('version')
  const app = instance.apps.get(context.req.param('app') ?? '')
  return app === undefined || (version !== undefined && version !== '1') ? notFound() : app
}

function addApps(routes: Hono, instance: Instance): void {
  routes.get('/', (context) => context.json({ apps: [...instance.apps.values()].map(describeApp) }))
  routes.post('/', async (context) => {
    const body = await jsonOf(context)
    for (const name of ['name', 'label', 'theme', 'language', 'audience']) {
      if (typeof body[name] !== 'string') throw new MakeRefusal(400, `Missing value of required parameter '${name}'.`)
    }
    return context.json({ app: describeApp(addApp(instance, body)) })
  })
  routes.get('/:app/:version', (context) => context.json({ app: describeApp(appOf(instance, context)) }))
  routes.patch('/:app/:version', async (context) => {
    const app = appOf(instance, context)
    Object.assign(app.metadata, await jsonOf(context))
    return context.json({ app: describeApp(app) })
  })
  routes.delete('/:app/:version', (context) => {
    const app = appOf(instance, context)
    if (app.isPublic) throw new MakeRefusal(403, 'A published app cannot be deleted.')
    instance.apps.delete(app.name)
    for (const [key, component] of instance.components) if (component.app === app.name) instance.components.delete(key)
    return context.json({ ok: true })
  })
  routes.get('/:app/:version/checksum', (context) => context.json(checksumsOf(instance, appOf(instance, context))))
  routes.get('/:app/:version/icon/:size', (context) => {
    const { icon } = appOf(instance, context)
    return icon === null ? notFound() : context.body(Buffer.from(icon, 'base64'), 200, { 'content-type': 'image/png' })
  })
  routes.put('/:app/:version/icon', async (context) => {
    const app = appOf(instance, context)
    const bytes = Buffer.from(await context.req.arrayBuffer())
    checkIcon(bytes)
    app.icon = bytes.toString('base64')
    return context.json({ changed: true })
  })
  routes.post('/:app/:version/:visibility{public|private}', (context) => {
    const app = appOf(instance, context)
    if (app.isPublic && context.req.param('visibility') === 'private') throw new MakeRefusal(403, 'A published app stays published.')
    app.isPublic = context.req.param('visibility') === 'public'
    return context.json({ changed: true })
  })
  for (const [path, kind] of Object.entries(appSections)) {
    routes.get(`/:app/:version/${path}`, (context) => textAnswer(appOf(instance, context).sections[path], kind.type))
    routes.put(`/:app/:version/${path}`, async (context) => {
      const app = appOf(instance, context)
      const text = await textOf(context, kind.type)
      checkText(instance, app, path, kind, text)
      if (app.isApproved && path === 'common') throw new MakeRefusal(403, 'The common data of an approved app cannot be changed.')
      app.sections[path] = text
      return context.json({ changed: true })
    })
  }
}

const textAnswer = (text: string | undefined, type: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } })

function addComponents(routes: Hono, instance: Instance): void {
  for (const kind of componentKinds) {
    const isGlobal = kind === 'connection' || kind === 'webhook'
    const list = isGlobal ? `/:app/${kind}s` : `/:app/:version/${kind}s`
    const item = isGlobal ? `/${kind}s/:name` : `${list}/:name`
    const find = (context: Context): StoredComponent => {
      const app = isGlobal ? '' : appOf(instance, context).name
      return instance.components.get(componentKey(kind, app, context.req.param('name') ?? '')) ?? notFound()
    }
    addSections(routes, instance, kind, item, find)
    routes.get(item, (context) => context.json({ [memberFor(kind)]: describeComponent(find(context)) }))
    routes.patch(item, async (context) => {
      const component = find(context)
      const given = await jsonOf(context)
      checkMetadata(instance, component.app, kind, given, false)
      for (const name of metadataNames[kind]) if (name in given && !settledNames.has(name)) component.metadata[name] = given[name]
      return context.json({ [memberFor(kind)]: describeComponent(component) })
    })
    routes.delete(item, (context) => {
      const { app, name } = find(context)
      if (instance.apps.get(app)?.isPublic === true) throw new MakeRefusal(403, `A published app keeps its ${kind}s.`)
      instance.components.delete(componentKey(kind, app, name))
      return context.json({ ok: true })
    })
    if (!isGlobal) {
      routes.post(`${item}/:visibility{public|private}`, (context) => {
        find(context).isPublic = context.req.param('visibility') === 'public'
        return context.json({ changed: true })
      })
    }
    routes.get(list, (context) =>
      context.json({ [`${memberFor(kind)}s`]: componentsOf(instance, appOf(instance, context).name, kind).map(describeComponent) }),
    )
    routes.post(list, async (context) => {
      const app = appOf(instance, context)
      const given = await jsonOf(context)
      checkMetadata(instance, app.name, kind, given, true)
      return context.json({ [memberFor(kind)]: describeComponent(addComponent(instance, app.name, kind, given)) })
    })
  }
}

function addSections(
  routes: Hono,
  instance: Instance,
  kind: ComponentKind,
  item: string,
  find: (context: Context) => StoredComponent,
): void {
  for (const [path, section] of Object.entries(sectionKinds[kind])) {
    routes.get(`${item}/${path}`, (context) => textAnswer(find(context).sections[path], section.type))
    routes.put(`${item}/${path}`, async (context) => {
      const component = find(context)
      const text = await textOf(context, section.type)
      const app = instance.apps.get(component.app) ?? notFound()
      checkText(instance, app, path, section, text)
      component.sections[path] = text
      return context.json({ changed: true })
    })
  }
}
