import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../temp-folder.ts'

/** A copy of this project's definitions that can be changed. */
export function projectCopy(): string {
  const root = tempFolder()
  const parts = ['app', 'connections', 'modules', 'rpcs', 'webhooks', 'src/authoring', 'docs/app-readme.md', 'examples']
  for (const part of [...parts, 'app.json', 'base.ts', 'icon.svg', 'README.md', 'package.json', 'tsconfig.json']) {
    cpSync(part, join(root, part), { recursive: true })
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
  return root
}
