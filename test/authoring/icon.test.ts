import { readFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-wasm'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawIcon } from '../../src/authoring/generate/icon.ts'

const svg = (attributes: string, content = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`

const problemOf = (text: string) => drawIcon('icon.svg', text).catch((error: Error) => error.message)

describe('a drawing', () => {
  test('becomes a PNG of 512 × 512 pixels, whatever its own size', async () => {
    const png = Buffer.from(await drawIcon('icon.svg', svg('viewBox="0 0 24 24"', '<circle cx="12" cy="12" r="9"/>')))
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
  })

  test('is the same a second time', async () => {
    const drawing = svg('viewBox="0 0 24 24"', '<path d="M3 3C9 3 9 21 21 21Z"/>')
    expect(await drawIcon('icon.svg', drawing)).toEqual(await drawIcon('icon.svg', drawing))
  })

  test.each([
    ['<svg', /^icon\.svg: is no SVG: /],
    ['', /^icon\.svg: is no SVG: /],
    [svg('viewBox="0 0 24 12"'), /^icon\.svg: is not square\. Make its viewBox as wide as high\.$/],
  ])('that cannot be an icon is refused: %j', async (text, message) => {
    expect(await problemOf(text)).toMatch(message)
  })
})

/** Make paints every pixel white, as strong as it is opaque, on the theme colour, and takes at most 100 kB. */
describe('the icon of the app', () => {
  let png = Buffer.alloc(0)
  /** How opaque each pixel is, from 0 to 255, and which of the opaque ones are not white. */
  let opacities = new Uint8Array()
  let coloured: number[] = []

  beforeAll(async () => {
    png = await readFile('app/assets/icon.png')
    await drawIcon('icon.svg', await readFile('icon.svg', 'utf8'))
    const picture = `<image width="512" height="512" href="data:image/png;base64,${png.toString('base64')}"/>`
    const bytes = new Resvg(svg('width="512" height="512"', picture)).render().pixels
    opacities = bytes.filter((_, index) => index % 4 === 3)
    coloured = [...opacities.keys()].filter((pixel) => {
      const isWhite = bytes.subarray(4 * pixel, 4 * pixel + 3).every((part) => part === 255)
      return opacities[pixel] === 255 && !isWhite
    })
  })

  test('has at most 100 kB', () => {
    expect(png.length).toBeLessThan(100_000)
  })

  test('is white on transparent, so that what we see is what Make shows', () => {
    expect(opacities).toHaveLength(512 * 512)
    expect(coloured).toEqual([])
    expect(opacities.filter((opacity) => opacity === 0).length).toBeGreaterThan(opacities.length / 2)
    expect(opacities.filter((opacity) => opacity === 255).length).toBeGreaterThan(opacities.length / 10)
  })

  test('keeps inside the circle in which Make shows it', () => {
    const outside = opacities.filter((opacity, pixel) => {
      const [x, y] = [(pixel % 512) - 255.5, Math.floor(pixel / 512) - 255.5]
      return opacity !== 0 && Math.hypot(x, y) > 250
    })
    expect(outside).toHaveLength(0)
  })
})
