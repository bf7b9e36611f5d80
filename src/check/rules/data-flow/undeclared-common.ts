import { closest } from '../../closest.ts'
import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { nameOf, readsOfVariable } from '../../model/reads.ts'
import { followed, joined, type Shape, shapeOf } from '../../model/written-temp.ts'
import { defineRule } from '../../rule.ts'

const app = (header: string) => ({
  common: { clientId: 'a' },
  modules: { send: { api: { url: '/', headers: { client: header } } } },
})

export default defineRule({
  code: 'undeclared-common',
  title: 'Every value of the common data that is read is there.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base',
  good: [
    { reason: 'The common data have it.', app: app('{{common.clientId}}') },
    {
      reason: 'The common data are not in this folder, so nobody knows what is in them.',
      app: { modules: { send: { api: { url: '/{{common.anything}}' } } } },
    },
  ],
  bad: [{ reason: 'The name is misspelt.', app: app('{{common.clientID}}'), marks: 'common.clientID' }],
  check(checked, report) {
    for (const read of readsOfVariable(checked, 'common')) {
      const { template } = read
      if (read.path.length === 0) continue
      const shape = commonOf(template.request.component, checked)
      const known = followed(shape, read.path)
      if (known.length === read.path.length) continue
      const [name = ''] = read.path
      const near = shape === 'open' ? undefined : closest(name, shape.keys())
      const message = `The common data have no ${nameOf({ root: 'common', path: read.path.slice(0, known.length + 1) })}, so this is always empty.`
      report(
        template.spot(read.span),
        message,
        near === undefined ? 'Add it to the common data, or correct the name.' : `Write common.${near}.`,
      )
    }
  },
})

/** A connection has common data of its own. What is not in the folder could hold anything. */
function commonOf(component: Component | undefined, { general }: CheckedApp): Shape {
  const files = component?.kind === 'connection' ? component.files : general
  const root = files.get('common')?.root
  if (root === undefined || files.has('install') || files.has('installDirectives')) return 'open'
  const set: Shape = new Map(['timeout', 'flags'].map((name) => [name, 'open']))
  return joined(shapeOf(root), set)
}
