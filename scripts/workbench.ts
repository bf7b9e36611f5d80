import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { startWorkbench, type WorkbenchInput } from '../src/workbench/server/index.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Opens a page on this machine that shows the app as its users will see it: the dialog of every module, what a run sends, and what
Segment and Ramen keep of it. It follows each change of the definitions.

Usage: npm run workbench [-- options]

  --port <n>      the port of the page; 4747 when left out, or a free one when that is taken
  --no-open       do not open the page in a browser
  --app <folder>  another Make app, which is only read
  --live          let requests go to the real services instead of the sandbox on this machine; another app sends none without it
  --help          show this text

Nothing but this machine can reach the page. Ctrl+C ends it, and what was typed into it is forgotten.`

const options = {
  port: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  app: { type: 'string' },
  live: { type: 'boolean', default: false },
} as const

const ownFolder = 'app'
const usualPort = 4747

await runCommand(help, options, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is too much. --help shows what there is.`)
  const folder = values.app ?? ownFolder
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`There is no folder ${folder}. Name one that holds a Make app.`)
  const own = resolve(folder) === resolve(ownFolder) ? { root: process.cwd() } : {}
  const workbench = await start({ folder, ...own, live: values.live }, values.port)
  console.log(`The workbench is at ${workbench.url}/ until you press Ctrl+C.`)
  if (!values['no-open']) open(`${workbench.url}/`)
  await new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end())
  })
  await workbench.close()
  return 0
})

async function start(input: WorkbenchInput, chosen: string | undefined): ReturnType<typeof startWorkbench> {
  const port = chosen === undefined ? usualPort : portOf(chosen)
  try {
    return await startWorkbench({ ...input, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (chosen === undefined) return startWorkbench(input)
    throw new UsageError(`Port ${port} is in use. Choose another one, or leave --port out.`)
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1024 && port <= 65_535) return port
  throw new UsageError('--port must be a whole number from 1024 to 65535.')
}

/** Opens the page in the browser. Where there is none, the address that was printed is enough. */
function open(url: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', url]
  const opener = spawn(command, args, { stdio: 'ignore', detached: true })
  opener.on('error', () => {})
  opener.unref()
}
