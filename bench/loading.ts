import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadApp } from '../src/runtime/index.ts'
import { parse } from '../src/iml/index.ts'
import { type Figure, median } from './measure.ts'

const components = 160

interface Project {
  components: { module: Record<string, unknown> }
}

/** Makes an app of `components` modules out of ours. */
async function largeApp(folder: string): Promise<void> {
  await cp('app', folder, { recursive: true })
  const path = join(folder, 'makecomapp.json')
  const project = JSON.parse(await readFile(path, 'utf8')) as Project
  const modules = Object.entries(project.components.module)
  for (let number = 0; number < components; number += 1) {
    const [name, metadata] = modules[number % modules.length] ?? []
    project.components.module[`${name}${number}`] = metadata
  }
  await writeFile(path, JSON.stringify(project))
}

function parseAll(value: unknown): void {
  if (typeof value === 'string') parse(value)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) parseAll(one)
}

/** Measures how long an app of 160 components takes to be read and parsed, every expression in it included. */
export async function measureLoading(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    await largeApp(folder)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      parseAll(loadApp(folder).definition)
      return performance.now() - start
    })
    const ms = median(times)
    return [
      {
        what: `reading and parsing ${components} components`,
        figure: `${Math.round(ms)} ms`,
        goal: 'under 500 ms',
        met: ms < 500,
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
