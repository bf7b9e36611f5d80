import type { AppFile } from './file.ts'
import type { JsonNode } from './json-node.ts'
import type { Component } from './component.ts'
import { Template } from './template.ts'
import type { Path } from './spot.ts'

/** The section that a request stands in: `base`, or one that a component has. */
export type RequestSection = 'base' | 'api' | 'attach' | 'detach' | 'update' | 'epoch'

/** One request of a communication, or one step without a url; what a webhook does with a delivery, too. */
export class Request {
  /** Undefined for base. */
  readonly component: Component | undefined
  readonly section: RequestSection
  readonly file: AppFile
  readonly node: JsonNode
  /** Its position in the chain, counted from 0, and the length of the chain. A request that stands alone is a chain of one. */
  readonly index: number
  readonly count: number
  /** The stage of an OAuth connection that it belongs to, such as `token`. */
  readonly stage: string | undefined
  #templates: readonly PlacedTemplate[] | undefined

  constructor(
    component: Component | undefined,
    section: RequestSection,
    node: JsonNode,
    index: number,
    count: number,
    stage?: string,
  ) {
    this.stage = stage
    this.component = component
    this.section = section
    this.file = node.file
    this.node = node
    this.index = index
    this.count = count
  }

  get isLast(): boolean {
    return this.index === this.count - 1
  }

  /** Whether it sends something: a step without a url only computes. */
  get sends(): boolean {
    return (this.node.at('url')?.text ?? '') !== '' || this.node.at('endpoint') !== undefined
  }

  /** The value of a directive such as `response`, `output`. */
  directive(...path: Path): JsonNode | undefined {
    return this.node.at(...path)
  }

  /** Its texts with expressions, in the order of the file. */
  get templates(): readonly PlacedTemplate[] {
    this.#templates ??= templatesIn(this)
    return this.#templates
  }
}

/** A template and where it stands in its request. */
export class PlacedTemplate extends Template {
  readonly request: Request
  /** From the request: `['response', 'output', 'id']`. */
  readonly directive: Path

  constructor(request: Request, node: JsonNode, source: string, isKey: boolean) {
    super(node, source, isKey)
    this.request = request
    this.directive = node.path.slice(request.node.path.length)
  }

  /** Whether it stands in a directive, such as `('response', 'output')`. */
  isIn(...path: Path): boolean {
    return path.every((step, index) => this.directive[index] === step)
  }
}

function templatesIn(request: Request): PlacedTemplate[] {
  const found: PlacedTemplate[] = []
  for (const node of request.node.all()) {
    if (node !== request.node && typeof node.step === 'string') {
      const name = node.step
      // The key `{{...}}` is no expression: it lays the members of its value out here.
      if (name.includes('{{') && !/^\{\{\s*\.\.\.\s*\}\}$/.test(name))
        found.push(new PlacedTemplate(request, node, name, true))
    }
    if (node.text?.includes('{{')) found.push(new PlacedTemplate(request, node, node.text, false))
  }
  return found
}
