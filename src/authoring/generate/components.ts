import type { ConnectionDefinition, ModuleDefinition, RpcDefinition, WebhookDefinition } from '../define.ts'
import type { AppFile } from './files.ts'
import { kebabCase, type Source } from './sources.ts'

/** A section of a component: Make's name for the code type, its default file name, the schema's name, and the content. */
type Section = [codeType: string, fileName: string, role: string, content: unknown]

/** A component as the project file lists it, and the files that it consists of. */
export interface Component {
  name: string
  metadata: Record<string, unknown>
  files: AppFile[]
}

function component(folder: string, source: Source<{ name: string }>, metadata: object, sections: Section[]): Component {
  const { name } = source.definition
  const present = sections.filter(([, , , content]) => content !== undefined)
  const pathOf = (fileName: string) => `${folder}/${kebabCase(name)}/${kebabCase(name)}.${fileName}.iml.json`
  return {
    name,
    metadata: {
      ...metadata,
      codeFiles: Object.fromEntries(present.map(([codeType, fileName]) => [codeType, pathOf(fileName)])),
    },
    files: present.map(([, fileName, role, content]) => ({
      path: pathOf(fileName),
      source: source.file,
      role,
      content,
    })),
  }
}

/** Returns a connection as Make's project format wants it. */
export const connectionComponent = (source: Source<ConnectionDefinition>): Component => {
  const { label, type, communication, parameters } = source.definition
  return component('connections', source, { label, connectionType: type }, [
    ['communication', 'communication', 'ConnectionRequest', communication],
    ['params', 'params', 'Parameters', parameters],
  ])
}

const apiRole: Record<ModuleDefinition['type'], string> = {
  action: 'ActionApi',
  universal: 'ActionApi',
  search: 'SearchApi',
  trigger: 'TriggerRequest',
  instant_trigger: 'InstantTriggerRequest',
  responder: 'ResponderApi',
}

/** Returns a module as Make's project format wants it; sections that its type has and the definition leaves out are empty. */
export const moduleComponent = (source: Source<ModuleDefinition>): Component => {
  const { definition } = source
  const { label, description, type, connection = null, altConnection = null } = definition
  const metadata = {
    label,
    description,
    moduleType: type,
    ...(definition.type === 'action' && { actionCrud: definition.crud }),
    connection,
    altConnection,
    ...(definition.type === 'instant_trigger' && { webhook: definition.webhook }),
  }
  return component('modules', source, metadata, [
    ['communication', 'communication', apiRole[type], definition.communication ?? {}],
    ...(definition.type === 'trigger' ? [['epoch', 'epoch', 'Epoch', definition.epoch ?? {}] satisfies Section] : []),
    [
      'staticParams',
      'static-params',
      'Parameters',
      'staticParameters' in definition ? definition.staticParameters : [],
    ],
    [
      'mappableParams',
      'mappable-params',
      'Parameters',
      'mappableParameters' in definition ? definition.mappableParameters : [],
    ],
    ['interface', 'interface', 'Parameters', 'interface' in definition ? definition.interface : []],
    ['samples', 'samples', 'Samples', 'samples' in definition ? definition.samples : {}],
  ])
}

/** Returns an RPC as Make's project format wants it. */
export const rpcComponent = (source: Source<RpcDefinition>): Component => {
  const { label, connection = null, altConnection = null, communication, parameters = [] } = source.definition
  return component('rpcs', source, { label, connection, altConnection }, [
    ['communication', 'communication', 'RpcApi', communication],
    ['params', 'params', 'Parameters', parameters],
  ])
}

/** Returns a webhook as Make's project format wants it. */
export const webhookComponent = (source: Source<WebhookDefinition>): Component => {
  const { label, type, connection = null, communication, parameters, attach, detach, update } = source.definition
  return component('webhooks', source, { label, webhookType: type, connection, altConnection: null }, [
    ['communication', 'communication', 'WebhookApi', communication],
    ['params', 'params', 'Parameters', parameters],
    ['attach', 'attach', 'AttachRequest', attach],
    ['detach', 'detach', 'AttachRequest', detach],
    ['update', 'update', 'AttachRequest', update],
  ])
}
