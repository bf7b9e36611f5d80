import { appSections, type ComponentKind, metadataNames, sectionKinds } from './definitions.ts'
import { MakeRefusal } from './refusal.ts'

/** A component as the sandbox keeps it. */
export interface StoredComponent {
  readonly kind: ComponentKind
  readonly name: string
  /** The app that it belongs to. */
  readonly app: string
  readonly metadata: Record<string, unknown>
  /** Texts by the last part of their path. */
  readonly sections: Record<string, string>
  isPublic: boolean
}

/** An app as the sandbox keeps it; it has one version. */
export interface StoredApp {
  readonly name: string
  readonly metadata: Record<string, unknown>
  readonly sections: Record<string, string>
  /** Base64, as long as there is one. */
  icon: string | null
  isPublic: boolean
  isApproved: boolean
}

/** All that a Make instance holds. */
export interface Instance {
  readonly apps: Map<string, StoredApp>
  /** By kind and name. Connections and webhooks have names of their own in the whole instance, others within their app. */
  readonly components: Map<string, StoredComponent>
  /** How many apps were ever created: a private app's suffix is made of it. */
  created: number
}

export const createInstance = (): Instance => ({ apps: new Map(), components: new Map(), created: 0 })

const isGlobal = (kind: ComponentKind): boolean => kind === 'connection' || kind === 'webhook'

/** Under which a component is kept. */
export const componentKey = (kind: ComponentKind, app: string, name: string): string =>
  isGlobal(kind) ? `${kind} ${name}` : `${kind} ${app} ${name}`

/** The components of a kind in an app, in the order of their creation. */
export const componentsOf = ({ components }: Instance, app: string, kind: ComponentKind): StoredComponent[] =>
  [...components.values()].filter((one) => one.app === app && one.kind === kind)

/** Creates an app; a private one gets a suffix after its name. */
export function addApp(instance: Instance, metadata: Record<string, unknown>): StoredApp {
  const asked = String(metadata['name'])
  if (!/^[a-z][0-9a-z-]+[0-9a-z]$/.test(asked) || asked.length > 30) {
    throw new MakeRefusal(400, `Validation failed for 'name': ${asked}.`)
  }
  instance.created += 1
  const suffix = ((instance.created * 2_654_435_761) % 2 ** 31).toString(36).padStart(6, '0').slice(0, 6)
  const name = metadata['private'] === false ? asked : `${asked}-${suffix}`
  if (instance.apps.has(name)) throw new MakeRefusal(400, `App '${name}' already exists.`)
  const { name: _, private: __, ...rest } = metadata
  const sections = Object.fromEntries(Object.entries(appSections).map(([path, { initial }]) => [path, initial]))
  const app: StoredApp = { name, metadata: rest, sections, icon: null, isPublic: false, isApproved: false }
  instance.apps.set(name, app)
  return app
}

/** Creates a component. Connections and webhooks are named after their app: `my-app`, `my-app2` and so on. */
export function addComponent(
  instance: Instance,
  app: string,
  kind: ComponentKind,
  given: Record<string, unknown>,
): StoredComponent {
  const name = isGlobal(kind) ? freeName(instance, app, kind) : String(given['name'])
  if (!isGlobal(kind) && !/^[a-zA-Z][0-9a-zA-Z]+[0-9a-zA-Z]$/.test(name)) {
    throw new MakeRefusal(400, `Validation failed for 'name': ${name}.`)
  }
  const key = componentKey(kind, app, name)
  if (instance.components.has(key)) throw new MakeRefusal(400, `The ${kind} '${name}' already exists.`)
  const metadata = Object.fromEntries(metadataNames[kind].map((one) => [one, given[one] ?? null]))
  const sections = Object.fromEntries(Object.entries(sectionKinds[kind]).map(([path, { initial }]) => [path, initial]))
  const component: StoredComponent = { kind, name, app, metadata, sections, isPublic: false }
  instance.components.set(key, component)
  return component
}

function freeName(instance: Instance, app: string, kind: ComponentKind): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? app : `${app}${number}`
    if (!instance.components.has(componentKey(kind, app, name))) return name
  }
}
