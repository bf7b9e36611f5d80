import { isNamedByMake, type Kind } from '../kinds.ts'

/** An app in Make, in one version. */
export interface Target {
  readonly appId: string
  readonly version: number
}

const enc = encodeURIComponent

/** @returns the path of the app itself. */
export const appPath = ({ appId, version }: Target): string => `/sdk/apps/${enc(appId)}/${version}`

/** Where components of a kind are listed and created. */
export const listPath = (kind: Kind, target: Target): string =>
  isNamedByMake(kind) ? `/sdk/apps/${enc(target.appId)}/${kind}s` : `${appPath(target)}/${kind}s`

/** A single component. Connections and webhooks stand outside of the app, under the names that Make gave them. */
export const componentPath = (kind: Kind, target: Target, remote: string): string =>
  isNamedByMake(kind) ? `/sdk/apps/${kind}s/${enc(remote)}` : `${listPath(kind, target)}/${enc(remote)}`

/** The member of an answer that holds a component, such as `appModule`. */
export const answerMember = (kind: Kind): string => `app${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
