import { formatPatch, structuredPatch } from 'diff'

/** How many lines of a file are shown around a change. */
const CONTEXT = 3

/** The unified difference between Make's text of a file and ours, without the lines that only name it. */
export function unifiedDiff(file: string, remote: string, local: string): string {
  const patch = structuredPatch(`make/${file}`, file, remote, local, undefined, undefined, { context: CONTEXT })
  return formatPatch(patch)
    .split('\n')
    .filter((line) => !line.startsWith('====') && !line.startsWith('Index:'))
    .join('\n')
    .trimEnd()
}
