import type { AppFile } from './file.ts'
import type { JsonNode } from './json-node.ts'
import type { Kind } from './roles.ts'
import type { Spot } from './spot.ts'

/** What is said about a component outside its sections, by its name in `makecomapp.json`. */
export type Metadata = ReadonlyMap<string, JsonNode>

/** A connection, webhook, module, RPC, function or endpoint of an app. */
export class Component {
  readonly kind: Kind
  readonly name: string
  /** Where it is named: its key in `makecomapp.json`, or its `metadata.json`. */
  readonly place: Spot
  readonly metadata: Metadata
  /** Its files by section, as Make's API names them: `api`, `parameters`, `expect`, `interface`, ... */
  readonly files: ReadonlyMap<string, AppFile>
  /** For modules `action`, `search` and so on, whatever the spelling; for connections and webhooks as it is given. */
  readonly type: string

  constructor(
    kind: Kind,
    name: string,
    place: Spot,
    metadata: Metadata,
    files: ReadonlyMap<string, AppFile>,
    type: string,
  ) {
    this.kind = kind
    this.name = name
    this.place = place
    this.metadata = metadata
    this.files = files
    this.type = type
  }

  /** Such as `module 'identify'`. */
  get owner(): string {
    return `${this.kind === 'rpc' ? 'RPC' : this.kind} '${this.name}'`
  }

  /** A text among its metadata: `label`, `description`, `actionCrud`, `connection`, `altConnection`, `webhook`. */
  said(key: string): string | undefined {
    return this.metadata.get(key)?.text
  }

  /** The JSON of a section, undefined when it has no such file or the file is no JSON. */
  section(name: string): JsonNode | undefined {
    return this.files.get(name)?.root
  }

  /** Where a finding about a section that is absent or about the whole component points. */
  placeOf(section: string): Spot {
    return this.section(section) ?? this.place
  }
}
