import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Enough for a large history's one commit, and too little to stop the workbench. */
const limits = { timeout: 5000, maxBuffer: 16 * 1024 * 1024 }

/** Long before a text is a section of an app. */
const maxBlobBytes = 2 * 1024 * 1024

/** The last commit of the repository that a folder lies in. */
export interface Commit {
  /** Such as `8cd26c2 Catch load errors`. */
  readonly title: string
  /** The hashes of the files in the folder, by path inside it. */
  readonly files: ReadonlyMap<string, string>
}

/**
 * The last commit; undefined when the folder is in no repository, the repository has no commit, or there is no git. Only what is
 * committed is read: a repository of strangers may name programs that git runs when it looks at its files.
 */
export async function lastCommit(folder: string): Promise<Commit | undefined> {
  try {
    const title = await git(folder, ['log', '-1', '--no-show-signature', '--no-color', '--format=%h %s'])
    const tree = await git(folder, ['ls-tree', '-r', '-z', 'HEAD', '.'])
    const entries = tree.toString('utf8').split('\0').flatMap(entryOf)
    return { title: title.toString('utf8').trim(), files: new Map(entries) }
  } catch {
    return undefined
  }
}

/** The text of a committed file; an empty one for what is too large to be compared. */
export async function committedText(folder: string, hash: string): Promise<string> {
  const size = Number(await git(folder, ['cat-file', '-s', hash]))
  return size > maxBlobBytes ? '' : (await git(folder, ['cat-file', 'blob', hash])).toString('utf8')
}

/** The hash under which git files these bytes; `like` says by which function. */
export function hashOf(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')
}

function entryOf(line: string): [path: string, hash: string][] {
  const [, hash, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
  return hash === undefined || path === undefined ? [] : [[path, hash]]
}

async function git(folder: string, args: readonly string[]): Promise<Buffer> {
  // Neither hooks nor helpers nor remotes of the repository have a say.
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never']
  const { stdout } = await execute('git', ['--no-pager', ...safe, ...args], {
    ...limits,
    cwd: folder,
    encoding: 'buffer',
    env: { ...ownVariables(), GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
  })
  return stdout
}

/** The environment without what a hook of git, from which this may run, says of its own repository. */
function ownVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}
