import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { GenerateError } from './problem.ts'

/** How wide and high an app's icon is, in pixels. https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor */
const iconSize = 512

/** Twice loaded, as tests do that share a process, the renderer is there already and says so with an error. */
async function startRenderer(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  await initWasm(readFile(wasm)).catch((error: unknown) => {
    if (!(error instanceof Error && error.message.startsWith('Already initialized'))) throw error
  })
}

/**
 * Returns an SVG as the PNG of 512 × 512 pixels that Make takes for an icon. The renderer is WebAssembly, so that the same
 * drawing gives the same bytes on every machine; texts are not drawn, as fonts differ from machine to machine.
 *
 * @throws GenerateError when the file is no SVG that can be read, or is not square.
 */
export async function drawIcon(file: string, svg: string): Promise<Uint8Array> {
  await startRenderer()
  const problem = (message: string) => new GenerateError([{ file, message }])
  try {
    const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: iconSize } })
    if (drawing.width !== drawing.height) throw problem('is not square. Make its viewBox as wide as high.')
    return drawing.render().asPng()
  } catch (error) {
    throw error instanceof GenerateError ? error : problem(`is no SVG: ${String(error)}.`)
  }
}
