import { type Code, isNamedByMake, type Kind, nameOf, type Owner } from './kinds.ts'
import type { Identity } from './local/identity.ts'
import { type MetadataValue, type Reference, withRemoteNames } from './local/metadata.ts'
import type { Component } from './local/app.ts'
import { appPath, componentPath, listPath, type Target } from './make/paths.ts'

/** A section's or component's owner: a component by its name here, or the app. */
export interface Place {
  readonly kind: Owner
  readonly id: string
}

/** One change in Make; each is one request. `was` is what Make holds until then, where it is known. */
export type Step =
  | { readonly do: 'create app'; readonly identity: Identity }
  | { readonly do: 'change app'; readonly changes: Values; readonly was: Values }
  | { readonly do: 'create'; readonly component: Component }
  | { readonly do: 'change'; readonly place: Reference; readonly changes: Metadata; readonly was: Values }
  | {
      readonly do: 'write'
      readonly place: Place
      readonly code: Code
      readonly file: string
      readonly text: string
      readonly was?: string
    }
  | { readonly do: 'icon'; readonly bytes: Buffer; readonly file: string }
  | { readonly do: 'publish' | 'hide' | 'delete'; readonly place: Reference }
  | { readonly do: 'delete app' }

type Values = Readonly<Record<string, unknown>>
type Metadata = Readonly<Record<string, MetadataValue>>

/** Steps that can be done at once, or one after the other. A stage begins when the one before it is done. */
export interface Stage {
  readonly steps: readonly Step[]
  readonly isParallel: boolean
}

/** A request as it goes out. */
export interface ApiRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  readonly type?: string
  readonly body?: Record<string, unknown> | string | Buffer
}

/** Under which a section or a value of the metadata is recorded: `module/identify/interface`, `app/base`. */
export const keyOf = ({ kind, id }: Place, name: string): string =>
  kind === 'app' ? `app/${name}` : `${kind}/${id}/${name}`

/** The request that carries out a step, with the names that components have in Make. */
export function requestOf(step: Step, target: Target, remoteName: (reference: Reference) => string): ApiRequest {
  const pathOf = ({ kind, id }: Reference): string => componentPath(kind, target, remoteName({ kind, id }))
  switch (step.do) {
    case 'create app':
      return {
        method: 'POST',
        path: '/sdk/apps',
        body: { name: step.identity.name, ...step.identity.metadata, private: true },
      }
    case 'change app':
      return { method: 'PATCH', path: appPath(target), body: step.changes }
    case 'delete app':
      return { method: 'DELETE', path: appPath(target) }
    case 'create':
      return {
        method: 'POST',
        path: listPath(step.component.kind, target),
        body: creationOf(step.component, remoteName),
      }
    case 'change':
      return { method: 'PATCH', path: pathOf(step.place), body: withRemoteNames(step.changes, remoteName) }
    case 'write':
      return writing(step, target, pathOf)
    case 'icon':
      return { method: 'PUT', path: `${appPath(target)}/icon`, type: 'image/png', body: step.bytes }
    case 'publish':
      return { method: 'POST', path: `${pathOf(step.place)}/public` }
    case 'hide':
      return { method: 'POST', path: `${pathOf(step.place)}/private` }
    default:
      return { method: 'DELETE', path: pathOf(step.place) }
  }
}

function creationOf(
  { kind, id, metadata }: Component,
  remoteName: (reference: Reference) => string,
): Record<string, unknown> {
  const { annotations: _, ...changing } = withRemoteNames(metadata.changing, remoteName)
  return {
    ...(isNamedByMake(kind) ? {} : { name: id }),
    ...changing,
    ...metadata.lasting,
    // Without an example's sections, which would be the app's until they are replaced.
    ...(kind === 'module' ? { moduleInitMode: 'blank' } : {}),
  }
}

function writing(
  { place, code, text }: Step & { do: 'write' },
  target: Target,
  pathOf: (reference: Reference) => string,
): ApiRequest {
  const { kind, id } = place
  const path = kind === 'app' ? appPath(target) : pathOf({ kind, id })
  if (code.member !== undefined) return { method: 'PATCH', path, body: { [code.member]: text } }
  return { method: 'PUT', path: `${path}/${code.path}`, type: code.mimetype, body: text }
}

/** A step in a few words, for the log: `write module 'identify' interface`. */
export function titleOf(step: Step): string {
  switch (step.do) {
    case 'create app':
      return `create the app ${step.identity.name}`
    case 'change app':
      return `change the app's ${Object.keys(step.changes).join(', ')}`
    case 'delete app':
      return 'delete the app'
    case 'create':
      return `create ${nameOf(step.component.kind, step.component.id)}`
    case 'change':
      return `change ${nameOf(step.place.kind, step.place.id)} ${Object.keys(step.changes).join(', ')}`
    case 'write':
      return `write ${nameOf(step.place.kind, step.place.id)} ${step.code.type}`
    case 'icon':
      return "write the app's icon"
    default:
      return `${step.do} ${nameOf(step.place.kind, step.place.id)}`
  }
}

/** What a remote name looks like before Make has chosen it. */
export const placeholderName = ({ kind, id }: { readonly kind: Kind; readonly id: string }): string =>
  isNamedByMake(kind) ? `<${id}>` : id
