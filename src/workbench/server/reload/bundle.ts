import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import type { BuildFailure } from 'esbuild'

/** A definition that cannot be read; the message says where. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

/**
 * Evaluates TypeScript as it stands on the disk now, and gives its exports. An import would give what was read first, as long as
 * the process lives. Packages are those that the process has.
 *
 * @throws SourceError for what cannot be read, or throws.
 */
export async function evaluateFresh(root: string, contents: string): Promise<Record<string, unknown>> {
  const { build } = await import('esbuild')
  const here = join(root, 'workbench.ts')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(here).href) },
    write: false,
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    throw new SourceError(problemsOf(error))
  })
  const module = { exports: {} as Record<string, unknown> }
  try {
    const evaluate = compileFunction(outputFiles[0]?.text ?? '', ['require', 'module', 'exports'])
    evaluate(createRequire(here), module, module.exports)
  } catch (error) {
    throw new SourceError(
      `A definition fails when it is evaluated: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return module.exports
}

function problemsOf({ errors }: BuildFailure): string {
  return errors
    .map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
    )
    .join('\n')
}
