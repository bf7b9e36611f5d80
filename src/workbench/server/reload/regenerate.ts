import { join } from 'node:path'
import type * as Generator from '../../../authoring/generate/index.ts'
import { evaluateFresh } from './bundle.ts'

type GeneratorModule = Pick<typeof Generator, 'definitionFiles' | 'generate' | 'readSources' | 'writeToFolder'>

/** Sources of the generator itself, relative to the project. */
const ofGenerator = /^src\/authoring\/(?:generate|schemas)\//

/** Generates the app of a project anew within one process, whatever of its definitions has changed. */
export class Regeneration {
  readonly #root: string
  readonly #folder: string
  #generator: Promise<GeneratorModule> | undefined

  constructor(root: string, folder: string) {
    this.#root = root
    this.#folder = folder
  }

  /**
   * Reads the definitions and writes what has changed into the app's folder. Returns whether anything had.
   *
   * @throws SourceError for a definition that cannot be read, GenerateError for what the generator does not accept.
   */
  async run(saved: readonly string[]): Promise<boolean> {
    if (saved.some((file) => ofGenerator.test(file))) this.#generator = this.#freshGenerator()
    const generator = await (this.#generator ??= import('../../../authoring/generate/index.ts'))
    const folders = ['connections', 'webhooks', 'modules', 'rpcs']
    const files = await Promise.all(folders.map((folder) => generator.definitionFiles(this.#root, folder)))
    const paths = ['base.ts', ...files.flat()]
    const contents = paths.map((path, index) => `import * as file${index} from ${JSON.stringify(`./${path}`)}`)
    const list = paths.map((path, index) => `[${JSON.stringify(path)}, file${index}]`).join(', ')
    const { definitions } = await evaluateFresh(
      this.#root,
      `${contents.join('\n')}\nexport const definitions = [${list}]`,
    )
    const byPath = new Map(definitions as [string, object][])
    const sources = await generator.readSources(this.#root, (file) => Promise.resolve(byPath.get(file) ?? {}))
    const { missing, changed, stale } = await generator.writeToFolder(generator.generate(sources), this.#folder)
    return missing.length + changed.length + stale.length > 0
  }

  async #freshGenerator(): Promise<GeneratorModule> {
    const entry = JSON.stringify(join(this.#root, 'src/authoring/generate/index.ts'))
    return (await evaluateFresh(this.#root, `export * from ${entry}`)) as unknown as GeneratorModule
  }
}
