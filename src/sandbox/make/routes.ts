import { Hono } from 'hono'
import { checksumsOf, describeApp } from './answers.ts'
import { appOf, jsonOf, notFound, textAnswer, textOf } from './body.ts'
import { checkIcon, checkText } from './checks.ts'
import { addComponents } from './component-routes.ts'
import { appSections } from './definitions.ts'
import { MakeRefusal } from './refusal.ts'
import { addApp, type Instance } from './state.ts'

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
    if (app.isPublic && context.req.param('visibility') === 'private')
      throw new MakeRefusal(403, 'A published app stays published.')
    app.isPublic = context.req.param('visibility') === 'public'
    return context.json({ changed: true })
  })
  for (const [path, kind] of Object.entries(appSections)) {
    routes.get(`/:app/:version/${path}`, (context) => textAnswer(appOf(instance, context).sections[path], kind.type))
    routes.put(`/:app/:version/${path}`, async (context) => {
      const app = appOf(instance, context)
      const text = await textOf(context, kind.type)
      checkText(instance, app, path, kind, text)
      if (app.isApproved && path === 'common')
        throw new MakeRefusal(403, 'The common data of an approved app cannot be changed.')
      app.sections[path] = text
      return context.json({ changed: true })
    })
  }
}
