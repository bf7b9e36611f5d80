import { compile, ImlError } from '../iml/index.ts'
import { DataError } from './errors.ts'
import type { Scope } from './scope.ts'

/** A value of a definition, compiled once: expressions anywhere in it are evaluated each time. */
export interface Template {
  /** Where it stands, such as `module 'identify', api[2].response.valid.condition`. */
  readonly place: string
  /** @throws DataError when an expression fails, with its place and the engine's text. */
  evaluate(scope: Scope): unknown
}

/** Compiles a value of a definition. A syntax error is raised when the template is evaluated, as Make does. */
export function compileTemplate(value: unknown, place: string): Template {
  let run: ReturnType<typeof compile>
  try {
    run = compile(value)
  } catch (error) {
    const failure = failureAt(place, error)
    return {
      place,
      evaluate: () => {
        throw failure
      },
    }
  }
  return {
    place,
    evaluate: (scope) => {
      scope.log.place = place
      try {
        return run(scope.variables, scope.iml)
      } catch (error) {
        throw failureAt(place, error)
      }
    },
  }
}

/** As `compileTemplate`, or undefined for a directive that is not given, or whose `null` takes back what base gives. */
export function compileOptional(value: unknown, place: string): Template | undefined {
  return value === undefined || value === null ? undefined : compileTemplate(value, place)
}

/** Evaluates an optional template; undefined when there is none. */
export function evaluateOptional(template: Template | undefined, scope: Scope): unknown {
  return template?.evaluate(scope)
}

/** A path through a definition as people write it: `body.traits[0].email`. */
export function joinPath(place: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((whole, step) => whole + (typeof step === 'number' ? `[${step}]` : `.${step}`), place)
}

function failureAt(place: string, error: unknown): unknown {
  if (!(error instanceof ImlError)) return error
  return new DataError(`${joinPath(place, error.path)}: ${error.message}`)
}
