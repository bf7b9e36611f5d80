import { compile, type Compiled, type EvaluateOptions, ImlError, type Scope } from '../../../iml/index.ts'
import { type Collection, isCollection, member, setMember } from '../../../runtime/collection.ts'
import { isSecret } from '../../../runtime/form/types.ts'
import type { ParameterSpec } from '../../../runtime/index.ts'
import { maskText } from '../../../runtime/mask.ts'
import { withEmptyTexts } from '../../../scenario/app-module.ts'
import type { FieldIssue } from '../../contract.ts'
import type { Body } from '../problem.ts'
import type { Secrets } from '../secrets.ts'

/** What a request says about a dialog, with the secrets that its stand-ins stand for. */
export interface Filling {
  readonly values: Collection
  /** The values as they were sent, with stand-ins. */
  readonly sent: Collection
  readonly mapped: ReadonlySet<string>
  readonly erased: ReadonlySet<string>
}

/** Reads the part of a body that is `Filled`. Throws ProblemError 400 when it is something else. */
export function fillingOf(body: Body, secrets: Secrets): Filling {
  const sent = body.collection('values')
  return {
    sent,
    values: secrets.reveal(sent) as Collection,
    mapped: body.texts('mapped'),
    erased: body.texts('erased'),
  }
}

/** What the values of a dialog are read with. */
interface Reading {
  readonly mapped: ReadonlySet<string>
  readonly erased: ReadonlySet<string>
  /** How a mapped field is read; as the text of its template unless told. */
  readonly map?: (template: unknown, path: string, spec: ParameterSpec | undefined) => unknown
  /** Told of the value of each field that must not be shown. */
  readonly onSecret?: (value: unknown) => unknown
}

/**
 * The values as they stand in the dialog: templates as texts, erased fields null, files as bytes. RPCs of the form are given
 * these, as Make gives them.
 */
export function shownValues(fields: readonly unknown[], { values, mapped, erased }: Filling): Collection {
  return readCollection(fields, values, '', { mapped, erased })
}

/** What a module is run with. */
export interface Mapped {
  readonly parameters: Collection
  /** Fields whose template cannot be evaluated. */
  readonly issues: readonly FieldIssue[]
}

/** Evaluates the templates of mapped fields with the bundles of a scope: what the module is run with. */
export function mappedValues(
  fields: readonly unknown[],
  { values, mapped, erased }: Filling,
  scope: Scope,
  options: EvaluateOptions,
): Mapped {
  const issues: FieldIssue[] = []
  const map = (template: unknown, path: string, spec: ParameterSpec | undefined): unknown => {
    try {
      const compiled: Compiled = compile(withEmptyTexts(template))
      return compiled(scope, options)
    } catch (error) {
      if (!(error instanceof ImlError)) throw error
      issues.push({ path, label: labelOf(spec, path), message: error.message })
      return undefined
    }
  }
  return { parameters: readCollection(fields, values, '', { mapped, erased, map }), issues }
}

/** The values that may be shown: those of password fields are left out, or masked where `mask` is set. */
export function withoutPasswords(fields: readonly unknown[], values: Collection, mask: boolean): Collection {
  const onSecret = (value: unknown): unknown => (mask && value !== '' && value !== null ? maskText : undefined)
  return readCollection(fields, values, '', { mapped: nothing, erased: nothing, onSecret })
}

/** Remembers what stands in password fields, unless it is mapped there. */
export function rememberSecrets(fields: readonly unknown[], { values, mapped }: Filling, secrets: Secrets): void {
  const onSecret = (value: unknown): unknown => {
    secrets.add(value)
    return value
  }
  readCollection(fields, values, '', { mapped, erased: nothing, map: (template) => template, onSecret })
}

const nothing: ReadonlySet<string> = new Set()

/** The name of a field for its user. */
export function labelOf(spec: ParameterSpec | undefined, path: string): string {
  return typeof spec?.label === 'string' ? spec.label : path
}

/** Fields of a dialog that have a name, those of an RPC that is not known yet left out. */
export function namedFields(fields: unknown): (ParameterSpec & { readonly name: string })[] {
  if (!Array.isArray(fields)) return []
  return fields.filter((field) => isCollection(field) && typeof field['name'] === 'string') as (ParameterSpec & {
    readonly name: string
  })[]
}

function readCollection(fields: unknown, values: Collection, path: string, reading: Reading): Collection {
  const specs = new Map(namedFields(fields).map((spec) => [spec.name, spec]))
  const result: Collection = {}
  for (const name of new Set([...Object.keys(values), ...specs.keys()])) {
    const at = path === '' ? name : `${path}.${name}`
    const value = readValue(specs.get(name), member(values, name), at, reading)
    if (value !== undefined) setMember(result, name, value)
  }
  return result
}

function readValue(spec: ParameterSpec | undefined, value: unknown, path: string, reading: Reading): unknown {
  if (reading.erased.has(path)) return null
  if (value === undefined) return undefined
  if (reading.mapped.has(path)) return reading.map === undefined ? value : reading.map(value, path, spec)
  if (spec !== undefined && reading.onSecret !== undefined && isPassword(spec)) return reading.onSecret(value)
  if (spec?.type === 'buffer') return bytesOf(value)
  if (Array.isArray(value)) {
    return value.map((item, index) => readItem(spec, item, index, path, reading)).filter((item) => item !== undefined)
  }
  return isCollection(value) ? readCollection(spec?.spec, value, path, reading) : value
}

/** The fields of one item of a list may differ from those of the others. */
function readItem(
  spec: ParameterSpec | undefined,
  item: unknown,
  index: number,
  path: string,
  reading: Reading,
): unknown {
  const items = member(spec, 'items')
  const fields = (Array.isArray(items) ? items[index] : undefined) ?? spec?.spec
  const itemSpec = isCollection(fields) ? fields : { spec: fields }
  return readValue(itemSpec, item, `${path}[${index}]`, reading)
}

/** What is hidden is no secret of the user's. */
function isPassword(spec: ParameterSpec): boolean {
  return spec.type !== 'hidden' && isSecret(spec)
}

/** A file as the page sends it; anything else as it is. */
function bytesOf(value: unknown): unknown {
  const base64 = member(value, 'base64')
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : value
}
