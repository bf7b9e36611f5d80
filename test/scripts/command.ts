import { execFile } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

export interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** Runs one of the scripts as `npm run` would, and waits for its end. */
export function command(script: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) })
    })
  })
}
