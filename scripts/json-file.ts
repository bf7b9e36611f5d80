import { readFile } from 'node:fs/promises'
import { UsageError } from './command.ts'

/**
 * Reads a JSON object from a file.
 *
 * @throws UsageError when the file cannot be read or does not hold a JSON object; its message never shows the content.
 */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  const value = await readJson(path, 'a JSON object')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path} must hold a JSON object.`)
  }
  return value as Record<string, unknown>
}

/**
 * Reads JSON of any kind from a file. `wanted` is what the message about an unreadable file asks for.
 *
 * @throws UsageError when the file cannot be read or does not hold JSON; its message never shows the content.
 */
export async function readJson(path: string, wanted = 'JSON'): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot read ${path}: ${error.code ?? error.message}. Name a file that holds ${wanted}.`)
  })
  return parsed(path, text)
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${path} is not valid JSON.`)
  }
}
