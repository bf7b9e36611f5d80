import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { LoadError, loadApp } from '../runtime/index.ts'
import type { Area } from './area.ts'
import { fixture } from './fixtures.ts'
import { type Mutation, mutated, mutation } from './mutate.ts'

const component = (codeFiles: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ ...more, codeFiles })

const project = {
  fileVersion: 1,
  generalCodeFiles: { base: 'base.json', common: 'common.json', readme: null, groups: null },
  components: {
    connection: { basic: component({ communication: 'connection.json' }, { connectionType: 'basic' }) },
    webhook: { hook: component({ communication: 'hook.json' }, { webhookType: 'web' }) },
    module: { send: component({ communication: 'send.json', mappableParams: 'form.json' }, { moduleType: 'action' }) },
    rpc: { options: component({ communication: 'options.json' }) },
    function: { double: component({ code: 'double.js' }) },
  },
  origins: [{ appId: 'fixture', appVersion: 1 }],
}

const files: Readonly<Record<string, unknown>> = {
  'makecomapp.json': project,
  'base.json': fixture.base,
  'common.json': fixture.common,
  'connection.json': fixture.connections.basic.api,
  'hook.json': fixture.webhooks.hook.api,
  'send.json': fixture.modules.send.api,
  'form.json': fixture.modules.send.expect,
  'options.json': fixture.rpcs.options.api,
  'double.js': 'function double(x) { return x * 2 }',
}

const fileName = fc.constantFrom(...Object.keys(files))

/** What is wrong with one file: its content, or the text of it. */
const damage = fc.record({
  file: fileName,
  changes: fc.array(mutation, { maxLength: 3 }),
  cut: fc.option(fc.nat(200), { nil: undefined }),
  bytes: fc.option(fc.uint8Array({ maxLength: 8 }), { nil: undefined }),
})

interface Damage {
  readonly file: string
  readonly changes: readonly Mutation[]
  readonly cut: number | undefined
  readonly bytes: Uint8Array | undefined
}

/** Folders of apps with broken files, which are loaded. */
export function foldersArea(): Area {
  return {
    name: 'folders',
    batch: 50,
    cases: fc.array(damage, { minLength: 1, maxLength: 3 }).map((damages) => ({
      shown: damages,
      deeds: () => [{ what: 'load a folder', work: () => loadDamaged(damages) }],
    })),
  }
}

function loadDamaged(damages: readonly Damage[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
  try {
    for (const [file, content] of Object.entries(files)) {
      let written: unknown = content
      for (const { changes } of damages.filter((one) => one.file === file)) written = mutated(written, changes)
      const text = file.endsWith('.js') && typeof written === 'string' ? written : (JSON.stringify(written) ?? '')
      const own = damages.find((one) => one.file === file)
      const cut = text.slice(0, own?.cut === undefined ? undefined : -own.cut)
      writeFileSync(join(folder, file), Buffer.concat([Buffer.from(cut), own?.bytes ?? Buffer.alloc(0)]))
    }
    return loadApp(folder).moduleNames
  } catch (error) {
    if (error instanceof LoadError && error.app !== undefined) error.app.unsupported()
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}
