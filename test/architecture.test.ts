import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** The files of this repository, and the packages, that an entry point pulls in. */
async function inputsOf(entry: string): Promise<{ files: string[]; packages: string[] }> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    metafile: true,
    packages: 'external',
    platform: 'node',
    write: false,
  })
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
  return {
    files: Object.keys(metafile.inputs),
    packages: [
      ...new Set(imports.filter(({ external, path }) => external && !path.startsWith('node:')).map(({ path }) => path)),
    ],
  }
}

const layers: [folder: string, entry: string, allowed: string[]][] = [
  ['iml', 'src/iml/index.ts', ['src/iml/']],
  ['runtime', 'src/runtime/index.ts', ['src/runtime/', 'src/iml/']],
  [
    'check',
    'src/check/index.ts',
    // What a Make app consists of, and nothing that runs one.
    [
      'src/check/',
      'src/iml/',
      'src/authoring/schemas/',
      ...['code-types', 'collection', 'error-types', 'errors', 'project', 'sections'].map(
        (name) => `src/runtime/${name}.ts`,
      ),
    ],
  ],
  ['ramen', 'src/ramen/index.ts', ['src/ramen/']],
  ['scenario', 'src/scenario/index.ts', ['src/scenario/', 'src/runtime/', 'src/iml/']],
  ['custom functions', 'src/runtime/custom-functions/index.ts', ['src/runtime/', 'src/iml/']],
  ['sandbox', 'src/sandbox/index.ts', ['src/sandbox/', 'src/ramen/']],
  ['smoke', 'src/smoke/index.ts', ['src/smoke/', 'src/runtime/', 'src/iml/']],
  ['authoring', 'src/authoring/generate/index.ts', ['src/authoring/']],
  ['expressions', 'src/authoring/expression.ts', ['src/authoring/expression.ts']],
  ['deliveries', 'src/deliveries/index.ts', ['src/deliveries/', 'src/iml/', 'src/runtime/', 'src/sandbox/server.ts']],
  ['fuzz', 'src/fuzz/index.ts', ['src/fuzz/', 'src/iml/', 'src/runtime/']],
  ['deploy', 'src/deploy/index.ts', ['src/deploy/', 'src/runtime/']],
  [
    'journey',
    'src/journey/index.ts',
    ['src/journey/', 'src/deliveries/', 'src/iml/', 'src/runtime/', 'src/sandbox/', 'src/ramen/'],
  ],
  [
    'workbench',
    'src/workbench/server/index.ts',
    [
      'src/workbench/',
      'src/authoring/',
      'src/check/',
      'src/deliveries/',
      'src/iml/',
      'src/ramen/',
      'src/runtime/',
      'src/sandbox/',
      'src/scenario/',
    ],
  ],
]

test.each(layers)('%s depends on nothing but its own layer and those below', async (_folder, entry, allowed) => {
  const { files } = await inputsOf(entry)
  expect(files.filter((file) => !allowed.some((folder) => file.startsWith(folder)))).toEqual([])
})

test('definitions and macros need no package at run time', async () => {
  for (const entry of [
    'modules/identify.ts',
    'modules/watch-events.ts',
    'webhooks/events.ts',
    'rpcs/event-properties.ts',
    'connections/segment.ts',
    'base.ts',
  ]) {
    // One bundle after the other: esbuild uses all cores for each.
    // oxlint-disable-next-line no-await-in-loop
    expect((await inputsOf(entry)).packages).toEqual([])
  }
})
