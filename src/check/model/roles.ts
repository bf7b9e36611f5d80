import { codeTypes } from '../../runtime/code-types.ts'

export const kinds = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint'] as const

export type Kind = (typeof kinds)[number]

/** The sections of each kind of component as Make's API names them, by the code type that local development gives their file. */
export const sections: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  ...codeTypes,
  function: { code: 'code', test: 'test' },
  endpoint: { ...codeTypes.endpoint, context: 'context' },
}

/** Sections that hold text instead of JSON. */
export const textSections: ReadonlySet<string> = new Set(['readme', 'code', 'test', 'context'])

/** Sections that make requests or answer them: their texts are IML. `epoch` is laid over `api`. */
export const communications: ReadonlySet<string> = new Set(['api', 'attach', 'detach', 'update', 'epoch', 'base'])
