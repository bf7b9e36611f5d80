import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A source file, its comments replaced by blanks so that nothing is found in them. */
export interface SourceText {
  /** Relative to the repository, with `/`. */
  readonly file: string
  readonly text: string
}

const importPath = /^(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'/gms
const comments = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

/** A definition and everything that it imports, the nearest first; not the machinery under `src/`. */
export function readWithImports(root: string, file: string, cache: Map<string, SourceText | undefined>): SourceText[] {
  const found: SourceText[] = []
  const pending = [file]
  const seen = new Set(pending)
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const source = readSource(root, next, cache)
    if (source === undefined) continue
    found.push(source)
    for (const [, address = ''] of source.text.matchAll(importPath)) {
      const path = posix.join(posix.dirname(next), address)
      if (seen.has(path) || path.startsWith('src/') || path.startsWith('..')) continue
      seen.add(path)
      pending.push(path)
    }
  }
  return found
}

function readSource(root: string, file: string, cache: Map<string, SourceText | undefined>): SourceText | undefined {
  if (cache.has(file)) return cache.get(file)
  let source: SourceText | undefined
  try {
    const text = readFileSync(join(root, file), 'utf8')
    source = { file, text: file.endsWith('.ts') ? withoutComments(text) : text }
  } catch {
    source = undefined
  }
  cache.set(file, source)
  return source
}

/** Blanks instead of comments, so that every offset stays. Texts are kept, whatever is in them. */
const withoutComments = (text: string): string =>
  text.replace(comments, (whole: string, literal?: string) => literal ?? whole.replace(/[^\n]/g, ' '))
