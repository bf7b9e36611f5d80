import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The ways in which a message can reach Ramen. */
export const routes = ['segment', 'direct'] as const

/** One of the ways in which a message can reach Ramen. */
export type Route = (typeof routes)[number]

/** What Ramen shall hold afterwards: of each list that is named, parts of its items; the other lists shall be empty. */
export type RamenRecords = Partial<Record<'users' | 'companies' | 'events' | 'pages', unknown[]>>

/** A module as a scenario runs it, and what shall come of it. */
export interface Example {
  /** Path of the file, for reports. */
  file: string
  title: string
  /** Where the message comes from. */
  source?: string
  module: string
  /** What the module before gives, in whatever casing it has: `{{1.user_id}}` in `parameters` reads from it. */
  bundle?: unknown
  /** The fields of the dialog, filled in or mapped. */
  parameters: Record<string, unknown>
  /** Whether the dialog was opened with these values, so that Make knows the fields that an RPC gives for them. */
  dialog?: boolean
  expect: {
    /** When the module shall stop before it sends anything: the error's type, and words of its message. */
    refused?: { type: string; message: string }
    /** Parts of the message that Segment shall keep. */
    segment?: unknown
    ramen?: Record<Route, RamenRecords>
  }
}

const wanted = ['title', 'module', 'parameters', 'expect'] as const

async function readExample(folder: string, name: string): Promise<Example> {
  const file = `${folder}/${name}`
  const example = JSON.parse(await readFile(join(folder, name), 'utf8')) as Omit<Example, 'file'>
  const missing = wanted.filter((key) => !Object.hasOwn(example, key))
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(' and ')}.`)
  return { file, ...example }
}

/**
 * Reads the examples of a folder, in the order of their file names.
 *
 * @throws Error when the folder cannot be read, or a file is not JSON or lacks a part that every example has.
 */
export async function readExamples(folder: string): Promise<Example[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  return Promise.all(names.map((name) => readExample(folder, name)))
}
