/** A field that the user of the generated app fills in. */
export interface FieldPlace {
  readonly kind: 'field'
  /** Name of the module, connection or webhook in the generated app. */
  readonly component: string
  /** Names of the field and of those it stands in, with dots between, as `traits.address.city`. */
  readonly path: string
  /** Part of its help, where that is what was asked for. */
  readonly says?: string
}

/** Something that a file declares at its outer level. */
export interface DeclarationPlace {
  readonly kind: 'declaration'
  /** From the root of the repository. */
  readonly file: string
  readonly name: string
}

/** A passage of a file, whatever the blanks and line breaks in it. */
export interface PassagePlace {
  readonly kind: 'passage'
  /** From the root of the repository. */
  readonly file: string
  readonly says: string
}

export type Place = FieldPlace | DeclarationPlace | PassagePlace

/** A test, by what its file calls it. */
export interface Proof {
  /** Below `test`, without `.test.ts`. */
  readonly file: string
  /** Its title as it stands in the file; before it, where that leaves several, the titles of its blocks, with ` > ` between. */
  readonly title: string
  /** What tells the row in question from the others, where the test runs over a table. */
  readonly row?: string
}

interface Asked {
  /** What the row is called in the page: the number of its document, then words with dots between. */
  readonly id: string
  /** What the document asks, in one line of Markdown. */
  readonly asks: string
  /** What a reader should know of how it is done. */
  readonly note?: string
}

/** Asked of the app, and done by it. */
export interface Done extends Asked {
  /** In what it departs from the document, and why. */
  readonly differs?: string
  readonly where: readonly Place[]
  readonly tests: readonly Proof[]
}

/** Asked to be explained to the user. That the words are where they should be is all there is to prove. */
export interface Told extends Asked {
  readonly told: readonly (FieldPlace | PassagePlace)[]
}

/** Said of somebody else, and why nothing follows from it for the app. */
export interface Outside extends Asked {
  readonly outside: string
}

/** One thing that a document says, and what became of it. */
export type Requirement = Done | Told | Outside

/** Rows about one subject. */
export interface Subject {
  readonly title: string
  readonly rows: readonly Requirement[]
}

/** One document, or two that say nearly the same. */
export interface Document {
  readonly title: string
  /** What kind of document it is, where it was found, and what to mind. In Markdown. */
  readonly about: string
  readonly subjects: readonly Subject[]
  /** Modules of which the document describes every field, so that the page can name what goes beyond it. */
  readonly modules?: readonly string[]
}

/** Returns the place of a field of the generated app. */
export const field = (component: string, path: string, says?: string): FieldPlace => ({
  kind: 'field',
  component,
  path,
  ...(says !== undefined && { says }),
})

/** Returns the place of what a file declares. */
export const declared = (file: string, name: string): DeclarationPlace => ({ kind: 'declaration', file, name })

/** Returns the place of a passage. */
export const passage = (file: string, says: string): PassagePlace => ({ kind: 'passage', file, says })

/** Returns a reference to a test. */
export const proof = (file: string, title: string, row?: string): Proof => ({
  file,
  title,
  ...(row !== undefined && { row }),
})
