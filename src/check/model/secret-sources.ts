import type { CheckedApp } from './app.ts'
import type { Component } from './component.ts'
import { namesCredential } from './credential-name.ts'
import { formOf, pathOf } from './parameters.ts'

/** A variable with something that nobody but the service may see: `connection.apiKey`. */
export interface Secret {
  /** As an expression reads it. */
  readonly name: string
  readonly path: readonly string[]
}

/** The secrets that the user gives, and those that a service answers and a connection keeps. */
export function secretsFor(app: CheckedApp, component: Component | undefined): Secret[] {
  const common = commonSecrets(app, component)
  if (component?.kind === 'connection')
    return [...common, ...fieldsOf(component, 'parameters'), ...keptBy(app, component)]
  const own = component === undefined ? [] : [...fieldsOf(component, 'parameters'), ...fieldsOf(component, 'expect')]
  const ofModules = component === undefined ? app.all('module').flatMap((module) => fieldsOf(module, 'expect')) : []
  const ofConnections = app
    .all('connection')
    .flatMap((connection) => [...fieldsOf(connection, 'parameters', 'connection'), ...keptBy(app, connection)])
  return unique([...common, ...own, ...ofModules, ...ofConnections])
}

function unique(secrets: readonly Secret[]): Secret[] {
  return [...new Map(secrets.map((secret) => [secret.name, secret])).values()]
}

/** Passwords, and in connections texts whose name says that they are one. */
function fieldsOf(component: Component, section: string, root = 'parameters'): Secret[] {
  return formOf(component.section(section)).parameters.flatMap((parameter) => {
    const path = pathOf(parameter)
    const isNamed =
      component.kind === 'connection' && parameter.type === 'text' && namesCredential(parameter.name ?? '')
    return path !== undefined && (parameter.type === 'password' || isNamed) ? [secretAt([root, ...path])] : []
  })
}

/** What a connection keeps of the answers of the service, such as `connection.accessToken`. */
function keptBy(app: CheckedApp, connection: Component): Secret[] {
  return app.requestsOf(connection, 'api').flatMap((request) => {
    const kept = [...request.node.all()].filter(({ path }) => path.at(-1) === 'data' && path.at(-2) === 'response')
    return kept.flatMap((data) =>
      [...data.members.keys()].filter(namesCredential).map((name) => secretAt(['connection', name])),
    )
  })
}

function commonSecrets(app: CheckedApp, component: Component | undefined): Secret[] {
  const section = component?.kind === 'connection' ? component.section('common') : app.generalSection('common')
  return [...(section?.members.keys() ?? [])].filter(namesCredential).map((name) => secretAt(['common', name]))
}

const secretAt = (path: readonly string[]): Secret => ({ name: path.join('.'), path })
