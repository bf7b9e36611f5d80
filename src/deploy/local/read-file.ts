import { readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { DeployError } from '../error.ts'

/**
 * The text of a file of an app's folder, as Make's editor reads it: UTF-8 without a byte order mark.
 *
 * @throws DeployError when there is none, or its path leads out of the folder. Only a readme may: apps share it with their repository.
 */
export function readAppFile(folder: string, path: string): string {
  const inside = relative(folder, resolve(folder, path))
  const leadsOut = /^\.\.([/\\]|$)/.test(inside) || isAbsolute(inside)
  if (leadsOut && !/^[^.].*\.md$/i.test(path.split(/[/\\]/).at(-1) ?? '')) {
    throw new DeployError(`${path} leads out of ${folder}. Move the file into the app's folder.`)
  }
  return new TextDecoder().decode(readBytes(resolve(folder, path)))
}

/** @throws DeployError when the file cannot be read. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code: unknown = Reflect.get(error as Error, 'code')
    throw new DeployError(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${String(code)}).`)
  }
}
