import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { projectCopy } from '../workbench/project-copy.ts'

/** Runs the script in a copy of this project in which one definition was changed. */
function generated(file: string, change: (text: string) => string): Promise<{ code: number; stderr: string }> {
  const root = projectCopy()
  writeFileSync(join(root, file), change(readFileSync(file, 'utf8')))
  const script = resolve('scripts/generate.ts')
  return new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', script], { cwd: root }, (error, _, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stderr })
    })
  })
}

test('a definition that cannot be read is one line with its place', async () => {
  const { code, stderr } = await generated('modules/track.ts', (text) =>
    text.replace('export default', 'export }} default'),
  )
  expect(stderr).toMatch(/^modules\/track\.ts:\d+:\d+: .*\n$/)
  expect(code).toBe(1)
})

test('what the checker finds in the app that was written is printed, and an error fails', async () => {
  const { code, stderr } = await generated('modules/track.ts', (text) =>
    text.replace('{{temp.event}}', '{{temp.evnt}}'),
  )
  expect(stderr).toContain('error Nothing writes temp.evnt, so this is always empty.')
  expect(stderr).toContain('modules/track.ts:')
  expect(code).toBe(1)
})
