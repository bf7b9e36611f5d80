import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BlueprintError, createScenario, type Scenario } from '../../../scenario/index.ts'
import { ProblemError } from '../problem.ts'
import type { State } from '../state.ts'

/** A blueprint of examples/scenarios and what it is started with. */
export interface Example {
  readonly name: string
  readonly blueprint: unknown
  readonly payload: unknown
}

/** The scenarios of the app's own project, in the order of their names; none for another app. */
export async function readExamples({ options }: State): Promise<Example[]> {
  if (options.root === undefined) return []
  const folder = join(options.root, 'examples/scenarios')
  const files: string[] = await readdir(folder).catch(() => [])
  const json = (file: string): Promise<unknown> => readJson(join(folder, file))
  const names = files.filter((file) => file.endsWith('.json') && !file.endsWith('.payload.json')).toSorted()
  return Promise.all(
    names.map(async (file) => {
      const name = file.slice(0, -'.json'.length)
      const payload = `${name}.payload.json`
      return { name, blueprint: await json(file), payload: files.includes(payload) ? await json(payload) : undefined }
    }),
  )
}

/** The value of a JSON file; undefined for what cannot be read, which is no blueprint. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** The scenario of an example. Throws ProblemError 422 for one that cannot be run. */
export function scenarioOf(state: State, { name, blueprint, payload }: Example): Scenario {
  const { app, identity } = state.loaded
  try {
    return createScenario(blueprint, { app, name: identity.name, standIn: payload !== undefined })
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error
    throw new ProblemError(422, `The scenario "${name}" cannot be run: ${error.message}`)
  }
}
