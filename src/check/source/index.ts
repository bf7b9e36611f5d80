import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { spotOf } from '../check.ts'
import type { Finding, SourceLocation } from '../finding.ts'
import { lineStartsOf, positionAt } from '../model/lines.ts'
import type { Spot } from '../model/spot.ts'
import { definitionFileOf } from './definition-file.ts'
import { locate } from './locate.ts'
import { readWithImports, type SourceText } from './source-text.ts'

/**
 * Adds to each finding the place in the definition that its file was generated from. A folder that is not generated from
 * definitions beside it is left as it is.
 */
export function addSources(findings: readonly Finding[], folder: string): readonly Finding[] {
  const root = join(folder, '..')
  if (!existsSync(join(root, 'app.json')) || !existsSync(join(root, 'base.ts'))) return findings
  const cache = new Map<string, SourceText | undefined>()
  const fromHere = relative(process.cwd(), root).split(sep).join('/')
  return findings.map((finding) => {
    const spot = spotOf(finding)
    const source = spot && sourceOf(spot, root, cache)
    if (source === undefined) return finding
    return { ...finding, source: { ...source, file: fromHere === '' ? source.file : `${fromHere}/${source.file}` } }
  })
}

function sourceOf(spot: Spot, root: string, cache: Map<string, SourceText | undefined>): SourceLocation | undefined {
  const file = definitionFileOf(spot)
  const sources = readWithImports(root, file, cache)
  if (sources.length === 0) return undefined
  const place = locate(sources, spot)
  if (place === undefined) return { file, line: 1, column: 1, endLine: 1, endColumn: 1, isFileOnly: true }
  const lines = lineStartsOf(place.source.text)
  const from = positionAt(lines, place.start)
  const to = positionAt(lines, place.end)
  return { file: place.source.file, ...from, endLine: to.line, endColumn: to.column, isFileOnly: false }
}
