import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

/** The beginning of a PNG of this size. */
const pngOf = (width: number, height: number): string => {
  const header = Buffer.alloc(24)
  header.write('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header.toString('latin1')
}
const appWith = (icon: string) => ({ files: { 'assets/icon.png': icon } })

export default defineRule({
  code: 'icon',
  title: 'The icon is a PNG of 512 by 512 pixels.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'The right size.', app: appWith(pngOf(512, 512)) },
    { reason: 'Local development keeps no icon; it is uploaded to Make.', app: {} },
  ],
  bad: [
    { reason: 'Make refuses other sizes.', app: appWith(pngOf(256, 256)), marks: '{' },
    {
      reason: 'The name alone does not make it a PNG.',
      app: appWith('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      marks: '{',
    },
  ],
  check(app, report) {
    if (app.icon === undefined) return
    const { path, bytes } = app.icon
    const buffer = Buffer.from(bytes)
    const isPng = buffer.length >= 24 && buffer.toString('latin1', 0, 8) === '\x89PNG\r\n\x1A\n'
    const size = isPng ? [buffer.readUInt32BE(16), buffer.readUInt32BE(20)] : []
    if (size[0] === 512 && size[1] === 512) return
    const what = isPng ? `has ${size.join(' by ')} pixels` : 'is no PNG'
    const place = app.project.root ?? { file: app.project, start: 0, end: 0, path: [] }
    report(
      headOf(place),
      `The icon in ${path} ${what}, and Make takes none but a PNG of 512 by 512.`,
      'Draw it anew in that size.',
    )
  },
})
