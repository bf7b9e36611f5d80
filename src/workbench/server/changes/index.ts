import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import type { ChangesView, ChangeView } from '../../contract.ts'
import { type Commit, committedText, hashOf, lastCommit } from './git.ts'
import { summaryOf } from './words.ts'

/** Files that are compared; a folder that differs in more is another app. */
const mostFiles = 100

/** Lines of a difference that are shown. */
const mostLines = 200

/** `GET /api/changes`: how the files of a folder differ from those of the last commit. */
export async function changesView(folder: string): Promise<ChangesView> {
  const commit = await lastCommit(folder)
  if (commit === undefined) return { changes: [], problems: ['The app is in no git repository that has a commit.'] }
  const now = await readFolder(folder)
  const paths = [...new Set([...commit.files.keys(), ...now.keys()])]
    .toSorted()
    .filter((path) => differs(path, commit, now))
  const compared = paths.slice(0, mostFiles)
  const changes = await Promise.all(compared.map((path) => changeOf(folder, path, commit, now)))
  const left = paths.length - compared.length
  return {
    since: commit.title,
    changes,
    problems: left === 0 ? [] : [`${left} more files differ, and are not shown.`],
  }
}

async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)(?:\.git|node_modules)\//.test(path))
  return new Map(
    await Promise.all(paths.map(async (path): Promise<[string, Buffer]> => [path, await readFile(join(folder, path))])),
  )
}

function differs(path: string, { files }: Commit, now: ReadonlyMap<string, Buffer>): boolean {
  const [hash, bytes] = [files.get(path), now.get(path)]
  return hash === undefined || bytes === undefined || hashOf(bytes, hash) !== hash
}

async function changeOf(
  folder: string,
  path: string,
  { files }: Commit,
  now: ReadonlyMap<string, Buffer>,
): Promise<ChangeView> {
  const hash = files.get(path)
  const before = hash === undefined ? undefined : await committedText(folder, hash)
  const after = now.get(path)?.toString('utf8')
  return { file: path, summary: summaryOf(path, before, after), diff: diffOf(path, before ?? '', after ?? '') }
}

function diffOf(path: string, before: string, after: string): string {
  if (`${before}${after}`.includes('\0')) return 'The file is no text.'
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 3, timeout: 1000 })
  if (patch === undefined) return 'The differences are too many to be shown.'
  // What stands before the first place repeats the name.
  const lines = patch
    .slice(Math.max(0, patch.indexOf('@@')))
    .trimEnd()
    .split('\n')
  const more = lines.length - mostLines
  return more > 0 ? [...lines.slice(0, mostLines), `… and ${more} more lines`].join('\n') : lines.join('\n')
}
