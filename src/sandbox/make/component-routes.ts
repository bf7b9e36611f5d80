import type { Context, Hono } from 'hono'
import { describeComponent, memberFor } from './answers.ts'
import { appOf, jsonOf, notFound, textAnswer, textOf } from './body.ts'
import { checkMetadata, checkText } from './checks.ts'
import { type ComponentKind, componentKinds, metadataNames, sectionKinds, settledNames } from './definitions.ts'
import { MakeRefusal } from './refusal.ts'
import { addComponent, componentKey, componentsOf, type Instance, type StoredComponent } from './state.ts'

/** The routes of all components: lists, metadata, sections, and whether users see them. */
export function addComponents(routes: Hono, instance: Instance): void {
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
      for (const name of metadataNames[kind])
        if (name in given && !settledNames.has(name)) component.metadata[name] = given[name]
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
      context.json({
        [`${memberFor(kind)}s`]: componentsOf(instance, appOf(instance, context).name, kind).map(describeComponent),
      }),
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
