import { functionRegistry } from '../../iml/registry.ts'
import type { Component } from './component.ts'
import type { AppFile } from './file.ts'
import type { JsonNode } from './json-node.ts'
import { type PlacedTemplate, Request, type RequestSection } from './request.ts'
import type { Kind } from './roles.ts'
import type { Spot } from './spot.ts'

/** A file or component that the project names, and that is not there. */
export interface Gap {
  readonly at: Spot
  readonly message: string
  readonly fix: string
}

/** The picture of an app: its path in the folder, and the beginning of its bytes. */
export interface Icon {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What an app consists of, before anything is derived from it. */
export interface AppParts {
  /** `makecomapp.json`; of an export, its `metadata.json`. */
  readonly project: AppFile
  /** Files of the app itself by code type: `base`, `common`, `readme`, `groups`, ... */
  readonly general: ReadonlyMap<string, AppFile>
  readonly components: readonly Component[]
  /** What the project names and does not have. */
  readonly gaps: readonly Gap[]
  /** The icon, where the folder has one. */
  readonly icon?: Icon | undefined
  /** Whether it is laid out as Make's editor does it locally, else as an export. */
  readonly isProject: boolean
}

/** An app as rules see it: every file read once, whatever its layout. */
export class CheckedApp {
  readonly project: AppFile
  readonly general: ReadonlyMap<string, AppFile>
  readonly components: readonly Component[]
  readonly isProject: boolean
  readonly icon: Icon | undefined
  readonly gaps: readonly Gap[]
  /** Every file of the app that there is, those that are no JSON included. */
  readonly files: readonly AppFile[]
  readonly #byName = new Map<Kind, Map<string, Component>>()
  #all: readonly Request[] | undefined
  #templates: readonly PlacedTemplate[] | undefined
  readonly #requests = new Map<Component | undefined, readonly Request[]>()

  constructor(parts: AppParts) {
    this.project = parts.project
    this.general = parts.general
    this.components = parts.components
    this.isProject = parts.isProject
    this.icon = parts.icon
    const files = [
      parts.project,
      ...parts.general.values(),
      ...parts.components.flatMap((component) => [...component.files.values()]),
    ]
    this.gaps = parts.gaps
    this.files = [...new Set(files)]
    for (const component of parts.components) {
      const named = this.#byName.get(component.kind) ?? new Map<string, Component>()
      this.#byName.set(component.kind, named.set(component.name, component))
    }
  }

  /** Components of one kind, in the order of the app. */
  all(kind: Kind): readonly Component[] {
    return this.components.filter((component) => component.kind === kind)
  }

  /** A component by its name; undefined when there is none, or no name. */
  find(kind: Kind, name: string | undefined): Component | undefined {
    return name === undefined ? undefined : this.#byName.get(kind)?.get(name)
  }

  /** The JSON of a file of the app itself, such as `base`. */
  generalSection(name: string): JsonNode | undefined {
    return this.general.get(name)?.root
  }

  /** The request that all modules and RPCs inherit. */
  get base(): Request | undefined {
    return this.requestsOf(undefined)[0]
  }

  /** The requests of a component, in the order of its sections and chains; of base, when none is given. */
  requestsOf(component: Component | undefined, section?: RequestSection): readonly Request[] {
    let requests = this.#requests.get(component)
    if (requests === undefined) {
      requests =
        component === undefined ? chainOf(undefined, 'base', this.generalSection('base')) : allRequests(component)
      this.#requests.set(component, requests)
    }
    return section === undefined ? requests : requests.filter((request) => request.section === section)
  }

  /** Every request of the app, base first. */
  get requests(): readonly Request[] {
    this.#all ??= [undefined, ...this.components].flatMap((component) => this.requestsOf(component))
    return this.#all
  }

  /** Every text with an expression in the requests of the app. */
  get templates(): readonly PlacedTemplate[] {
    this.#templates ??= this.requests.flatMap(({ templates }) => templates)
    return this.#templates
  }

  /** Whether IML or the app itself has a function of this name. */
  hasFunction(name: string): boolean {
    return Object.hasOwn(functionRegistry, name) || this.find('function', name) !== undefined
  }
}

const requestSections = ['api', 'epoch', 'attach', 'detach', 'update'] as const

function allRequests(component: Component): Request[] {
  if (component.kind === 'function') return []
  return requestSections.flatMap((section) => chainOf(component, section, component.section(section)))
}

function chainOf(
  component: Component | undefined,
  section: RequestSection,
  root: JsonNode | undefined,
  stage?: string,
): Request[] {
  if (root === undefined) return []
  if (stage === undefined && component?.kind === 'connection' && component.type.startsWith('oauth')) {
    const { type, members } = root
    return type === 'object' ? [...members].flatMap(([name, part]) => chainOf(component, section, part, name)) : []
  }
  const steps = root.type === 'array' ? root.items : [root]
  return steps.flatMap((step, index) =>
    step.type === 'object' ? [new Request(component, section, step, index, steps.length, stage)] : [],
  )
}
