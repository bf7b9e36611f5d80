/**
 * A small app as data, for examples. Sections have the names of Make's API (`api`, `parameters`, `expect`, ...), metadata
 * those of `makecomapp.json` without the kind (`type`, `crud`). What is left out is absent from the app, too.
 */
export interface AppFragment {
  readonly base?: unknown
  readonly common?: unknown
  readonly groups?: unknown
  readonly readme?: string
  readonly connections?: Readonly<Record<string, ComponentFragment>>
  readonly webhooks?: Readonly<Record<string, ComponentFragment>>
  readonly modules?: Readonly<Record<string, ComponentFragment>>
  readonly rpcs?: Readonly<Record<string, ComponentFragment>>
  readonly functions?: Readonly<Record<string, { readonly code?: string; readonly test?: string }>>
  /** Files as they are, by path in the folder of the app; they replace those that the sections make, and null removes one. */
  readonly files?: Readonly<Record<string, string | null>>
}

/** Metadata and sections of a component. A module without a type is an action. */
export interface ComponentFragment {
  readonly label?: string
  readonly description?: string
  readonly type?: string
  readonly crud?: string | null
  readonly connection?: string | null
  readonly altConnection?: string | null
  readonly webhook?: string | null
  readonly api?: unknown
  readonly parameters?: unknown
  readonly expect?: unknown
  readonly interface?: unknown
  readonly samples?: unknown
  readonly epoch?: unknown
  readonly scope?: unknown
  readonly scopes?: unknown
  readonly common?: unknown
  readonly attach?: unknown
  readonly detach?: unknown
  readonly update?: unknown
  readonly install?: unknown
  readonly installSpec?: unknown
}
