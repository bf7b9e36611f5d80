/** One thing that Make's documentation says about directives, fields or limits, and what shows that the runtime does it. */
export interface Rule {
  /**
   * What cases name in `proves`. For a directive its keys, as `response.iterate.condition`; after a slash, one rule among
   * several of it, as `qs/list`; before a colon, what tells it from a directive, as `type:url`.
   */
  readonly id: string
  /** What Make does, in one line of Markdown. */
  readonly text: string
  /**
   * Tests beside the cases: a file of `test/runtime` (or, with a slash, of `test`) without its ending, and of it the block
   * behind ` > `, and of that the test behind another.
   */
  readonly tests?: readonly string[]
  /** Why the runtime leaves it out, or leaves it to something else. */
  readonly unsupported?: string
  /**
   * What is taken out of a case to see that the case depends on the rule; `id` up to its slash unless told. Null for a rule about
   * something that is absent.
   */
  readonly take?: string | null
}

/** Rules of one kind. */
export interface Chapter {
  readonly title: string
  /** Page of Make's documentation. */
  readonly link: string
  /**
   * How a rule is taken out of a case: a directive is removed from the definitions, a variable becomes an unknown one, a field
   * gets another type, an error type is forgotten.
   */
  readonly kind: 'directive' | 'variable' | 'field type' | 'error type'
  readonly rules: readonly Rule[]
}

/** What cases need to be taken to pieces: keys, a variable or a type. Undefined when there is nothing to take. */
export function partOf({ id, take }: Rule): string | undefined {
  if (take === null) return undefined
  return take ?? id.replace(/^\w+:/, '').split('/')[0]
}
