import * as fc from 'fast-check'
import { secret } from './oracle.ts'
import { json, text } from './values.ts'

/** How values are made up of what a form asks for: numbers that are drawn once and used in turn. */
export type Draw = { readonly numbers: readonly number[]; readonly values: readonly unknown[] }

export const draw: fc.Arbitrary<Draw> = fc.record({
  numbers: fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
  values: fc.array(fc.oneof(json, text), { minLength: 1, maxLength: 4 }),
})

/**
 * Values for the fields of a form: mostly what the type of the field asks for, sometimes anything, sometimes nothing. A field
 * for a password gets the secret.
 */
export function valuesFor(fields: readonly unknown[], { numbers, values }: Draw, depth = 0): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  let drawn = depth
  const next = (): number => numbers[(drawn += 1) % numbers.length]!
  const visit = (field: unknown): void => {
    const { name, type, options, nested, spec } = Object(field) as Record<string, unknown>
    if (typeof name !== 'string') return
    const any = values[next() % values.length]
    const sensible = {
      number: next() % 100,
      integer: next(),
      uinteger: next(),
      boolean: next() % 2 === 0,
      date: '2026-11-22T10:00:00Z',
      select: chosen(options, next()),
      array: Array.isArray(spec) && depth < 4 ? [valuesFor(spec, { numbers, values }, depth + 1)] : [any],
      collection: Array.isArray(spec) && depth < 4 ? valuesFor(spec, { numbers, values }, depth + 1) : { a: any },
      buffer: Buffer.from('bytes'),
      url: 'https://api.test/x',
    }
    const fate = next() % 10
    const value =
      type === 'password'
        ? [secret, [secret]][next() % 2]
        : fate < 7
          ? typeof type === 'string' && Object.hasOwn(sensible, type)
            ? Reflect.get(sensible, type)
            : `text ${next()}`
          : fate < 9
            ? any
            : undefined
    Object.defineProperty(result, name, { value, writable: true, enumerable: true, configurable: true })
    if (Array.isArray(nested) && depth < 4) nested.forEach(visit)
    if (Array.isArray(options)) for (const option of options) visitAll(Object(option) as Record<string, unknown>)
  }
  const visitAll = ({ nested }: Record<string, unknown>): void => {
    if (Array.isArray(nested) && depth < 4) nested.forEach(visit)
  }
  fields.forEach(visit)
  return result
}

function chosen(options: unknown, index: number): unknown {
  const list = Array.isArray(options) ? (options as unknown[]) : []
  const option = list[index % Math.max(1, list.length)]
  return typeof option === 'object' && option !== null ? Reflect.get(option, 'value') : (option ?? 'a')
}
