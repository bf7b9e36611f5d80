import { evaluate, functionRegistry, ImlError } from '../../iml/index.ts'
import { typeName } from '../../runtime/collection.ts'
import type { Evaluated, FunctionView } from '../contract.ts'
import { plain } from './plain.ts'
import type { Body } from './problem.ts'
import { scopeOf } from './run/run.ts'

/** `POST /api/evaluate`: what a template gives for the bundles. */
export function evaluated(body: Body): Evaluated {
  const template = body.text('template')
  const scope = scopeOf(body.collection('bundles'))
  const warnings: { message: string; offset: number }[] = []
  try {
    const value = evaluate(template, scope, {
      place: 'mapper',
      onWarning: ({ message, start }) => warnings.push({ message, offset: start }),
    })
    const shown = plain(value)
    return { ...(shown !== undefined && { value: shown }), type: typeName(value), warnings }
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const { message, start, end } = error
    return { message, ...(error.template !== undefined && { offset: start, end }) }
  }
}

/** `GET /api/functions`: what a mapped field may call. */
export function functionViews(): FunctionView[] {
  return Object.values(functionRegistry)
    .filter(({ availability }) => availability.includes('mapper'))
    .map(({ name, family, usage, doc, link }) => ({ name, family, usage, doc, link }))
}
