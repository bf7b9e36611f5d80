import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildFailure, OutputFile } from 'esbuild'

/** The page of the workbench, ready to be served. */
export interface Page {
  readonly script: string
  readonly style: string
}

const source = join(dirname(fileURLToPath(import.meta.url)), '../page/main.tsx')

/** Bundles the page in memory. Where there is none, or it cannot be built, the page says so. */
export async function buildPage(entry = source): Promise<Page> {
  if (!existsSync(entry)) return failed('The source of the page is missing.')
  try {
    const { build } = await import('esbuild')
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      outdir: '/page',
      write: false,
      logLevel: 'silent',
    })
    const textOf = (ending: string): string =>
      outputFiles.find(({ path }: OutputFile) => path.endsWith(ending))?.text ?? ''
    return { script: textOf('.js'), style: textOf('.css') }
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? []
    const at = first?.location ? `${first.location.file}:${first.location.line}: ` : ''
    return failed(`The page cannot be built: ${at}${first?.text ?? String(error)}`)
  }
}

/** A page that shows one sentence. */
function failed(message: string): Page {
  return { script: `document.body.textContent = ${JSON.stringify(message)}`, style: '' }
}

/** The document that loads the page. The token lets it, and nothing else, change things. */
export function shell(token: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="workbench-token" content="${token}">
<title>Workbench</title>
<link rel="icon" href="/api/icon" type="image/png">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body></body>
</html>
`
}
