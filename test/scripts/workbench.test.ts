import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { command } from './command.ts'

test.each([
  [['--port', '80'], '--port must be a whole number from 1024 to 65535.\n'],
  [['--port', '70000'], '--port must be a whole number from 1024 to 65535.\n'],
  [['app'], '"app" is too much. --help shows what there is.\n'],
  [['--app', 'README.md'], 'There is no folder README.md. Name one that holds a Make app.\n'],
  [['--app', 'no/such/folder'], 'There is no folder no/such/folder. Name one that holds a Make app.\n'],
])('%j is a wrong call', async (args, stderr) => {
  expect(await command('workbench', '--no-open', ...args)).toEqual({ code: 2, stdout: '', stderr })
})

test('a port that is taken is told in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const ended = await command('workbench', '--no-open', '--app', 'examples', '--port', String(port))
  taken.close()
  const stderr = `Port ${port} is in use. Choose another one, or leave --port out.\n`
  expect(ended).toEqual({ code: 2, stdout: '', stderr })
})

test('it says where the page is, and ends when it is told to', async () => {
  const args = ['--import', 'tsx', 'scripts/workbench.ts', '--no-open', '--app', 'examples']
  const workbench = spawn(process.execPath, args)
  const [line] = (await once(workbench.stdout.setEncoding('utf8'), 'data')) as [string]
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? []
  expect((await fetch(url)).status).toBe(200)
  workbench.kill('SIGTERM')
  expect(await once(workbench, 'exit')).toEqual([0, null])
})
