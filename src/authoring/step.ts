/**
 * Where a step keeps what it is for. No schema, no checker and no JSON sees a member under a symbol; only the generator writes it. The symbol
 * is a registered one, as definitions may be loaded apart from the generator, with an instance of this file of their own.
 */
const purpose: unique symbol = Symbol.for('segment-app.purpose')

/** What a step is for, as the comment above it in the generated file says it; undefined for a value without one. */
export const purposeOf = (value: object): string | undefined => (value as { [purpose]?: string })[purpose]

/**
 * Returns a function that marks a step of a communication with what it is for and with `file`, the TypeScript file that it
 * is written in, relative to the repository. The generated file shows both in a comment above the step.
 */
export const stepsIn =
  (file: string) =>
  <Step extends object>(what: string, step: Step): Step => ({ ...step, [purpose]: `${what} (${file})` })
