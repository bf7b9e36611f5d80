import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function bundled(contents: string): Promise<{ files: string[]; imports: string[] }> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: new URL('.', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    packages: 'external',
    platform: 'node',
  })
  const inputs = Object.entries(metafile.inputs)
  return {
    files: inputs.map(([path]) => path).filter((path) => path.startsWith('src/')),
    imports: inputs.flatMap(([, input]) => input.imports.filter(({ external }) => external).map(({ path }) => path)),
  }
}

test('what parses, prints, walks and knows the functions does not hold what evaluates, nor any package', async () => {
  const { files, imports } = await bundled(`
    export * from '../../src/iml/parser.ts'
    export * from '../../src/iml/print.ts'
    export * from '../../src/iml/registry.ts'
    export * from '../../src/iml/walk.ts'
    export * from '../../src/iml/decisions.ts'
  `)
  expect(files.toSorted()).toEqual(
    [
      'ast',
      'caret',
      'decisions',
      'errors',
      'lexer',
      'numerals',
      'parser',
      'print',
      'registry',
      'spellings',
      'template',
      'walk',
    ].map((name) => `src/iml/${name}.ts`),
  )
  expect(imports).toEqual([])
})
