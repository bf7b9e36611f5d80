import { textsIn } from '../texts.ts'
import type { ModuleDefinition } from '../define.ts'
import type { Problem } from './problem.ts'
import type { AppSources, Source } from './sources.ts'

type Named = Source<{ name: string }>

const listed = (sources: Named[], folder: string): string =>
  sources.length === 0
    ? `There is none in ${folder}/.`
    : `There is: ${sources.map(({ file, definition }) => `${definition.name} (${file})`).join(', ')}.`

const rpcAddress = /^rpc:\/\/([^?]*)/

function brokenRpcs({ file, definition }: Named, rpcs: Named[]): Problem[] {
  const names = [...textsIn(definition)].flatMap((text) => rpcAddress.exec(text)?.[1] ?? [])
  const unknown = [...new Set(names)].filter((name) => !rpcs.some((rpc) => rpc.definition.name === name))
  return unknown.map((name) => ({ file, message: `refers to the RPC "${name}". ${listed(rpcs, 'rpcs')}` }))
}

type Referring = Source<{ name: string; connection?: string; altConnection?: string }>

function brokenConnections({ file, definition }: Referring, connections: Named[]): Problem[] {
  const names = [definition.connection, definition.altConnection].filter((name) => name !== undefined)
  const unknown = names.filter((name) => !connections.some((source) => source.definition.name === name))
  return unknown.map((name) => ({
    file,
    message: `uses the connection "${name}". ${listed(connections, 'connections')}`,
  }))
}

function brokenWebhook({ file, definition }: Source<ModuleDefinition>, webhooks: Named[]): Problem[] {
  if (definition.type !== 'instant_trigger') return []
  if (webhooks.some((source) => source.definition.name === definition.webhook)) return []
  return [{ file, message: `waits for the webhook "${definition.webhook}". ${listed(webhooks, 'webhooks')}` }]
}

function brokenGroups({ identity, modules }: AppSources): Problem[] {
  const { file, definition } = identity
  const grouped = definition.groups.flatMap((group) => group.modules.map((name) => ({ name, group: group.label })))
  const unknown = grouped
    .filter(({ name }) => !modules.some((source) => source.definition.name === name))
    .map(({ name, group }) => `the group "${group}" lists the module "${name}". ${listed(modules, 'modules')}`)
  const twice = grouped
    .filter(({ name }, index) => grouped.findIndex((other) => other.name === name) < index)
    .map(
      ({ name, group }) =>
        `the group "${group}" lists the module "${name}", which another place of the groups lists too.`,
    )
  const missing = modules
    .filter((source) => !grouped.some(({ name }) => name === source.definition.name))
    .map((source) => `no group lists the module "${source.definition.name}" (${source.file}).`)
  return [...unknown, ...twice, ...missing].map((message) => ({ file, message }))
}

/** Returns the references that lead nowhere: to connections, webhooks and RPCs, and between groups and modules. */
export function findBrokenReferences(sources: AppSources): Problem[] {
  const { connections, webhooks, modules, rpcs } = sources
  return [
    ...[...modules, ...rpcs, ...webhooks].flatMap((source: Referring) => brokenConnections(source, connections)),
    ...[...connections, ...modules, ...rpcs, ...webhooks].flatMap((source) => brokenRpcs(source, rpcs)),
    ...modules.flatMap((source) => brokenWebhook(source, webhooks)),
    ...brokenGroups(sources),
  ]
}
