/**
 * Runs a command of this folder, with the arguments after its name, as one file of JavaScript that is kept in
 * node_modules/.cache: loading a hundred modules through a transpiler takes longer than what the command does. The file is made anew
 * when anything that went into it has changed.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [name = ''] = process.argv.splice(2, 1)
const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules/.cache/bundled')
const bundle = join(cache, `${name}.mjs`)
const inputs = join(cache, `${name}.json`)

if (!isCurrent()) await build()
await import(pathToFileURL(bundle).href)

/** Whether every file is as old and as long as when it was bundled. */
function isCurrent() {
  try {
    return JSON.parse(readFileSync(inputs, 'utf8')).every(([file, mark]) => markOf(file) === mark)
  } catch {
    return false
  }
}

function markOf(file) {
  const { mtimeMs, size } = statSync(join(root, file))
  return `${mtimeMs} ${size}`
}

async function build() {
  const { build: bundled } = await import('esbuild')
  const { metafile, outputFiles } = await bundled({
    absWorkingDir: root,
    entryPoints: [`scripts/${name}.ts`],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
  })
  mkdirSync(cache, { recursive: true })
  // Renaming is atomic: a second process sees the old file or the new one.
  replace(bundle, outputFiles[0].contents)
  const files = ['scripts/bundled.mjs', ...Object.keys(metafile.inputs)]
  replace(inputs, JSON.stringify(files.map((file) => [file, markOf(file)])))
}

function replace(file, contents) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, contents)
  renameSync(draft, file)
}
