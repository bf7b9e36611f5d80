import { functionRegistry } from '../../../iml/registry.ts'
import { closest } from '../../closest.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

/** Functions that people know from the runtime only. They are no part of IML, and Make has them. */
const ofRuntime = new Set([
  'generateJwtWithKeyId',
  'cryptoSign',
  'parseXML',
  'createXML',
  'toDataStructure',
  'pop',
  'shift',
  'errorFactory',
])

export default defineRule({
  code: 'unknown-function',
  title: 'Every function that is called exists.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'upper is a function of IML.', app: sending("{{upper('a')}}") },
    { reason: 'Words outside the braces are text.', app: sending('shout(this) {{now}}') },
    {
      reason: 'The app brings the function itself.',
      app: { ...sending("{{shout('a')}}"), functions: { shout: { code: 'function shout(text) { return text }' } } },
    },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: sending("{{uper('a')}}"), marks: 'uper' },
    {
      reason: 'What every object of JavaScript has is no function of IML.',
      app: sending('{{valueOf(1)}}'),
      marks: 'valueOf',
    },
    { reason: 'Names count with upper and lower case.', app: sending("{{Upper('a')}}"), marks: 'Upper' },
    { reason: 'IML has and and or as symbols, not as functions.', app: sending('{{or(true, false)}}'), marks: 'or' },
  ],
  check(app, report) {
    const names = [...Object.keys(functionRegistry), ...app.all('function').map(({ name }) => name)]
    for (const template of app.templates) {
      for (const node of template.nodes('call')) {
        if (app.hasFunction(node.name) || ofRuntime.has(node.name)) continue
        const place = { start: node.start, end: node.start + node.name.length }
        report(
          template.spot(place),
          `There is no function ${node.name}, and Make stops with an error here.`,
          fixFor(node.name, names),
        )
      }
    }
  },
})

function fixFor(name: string, known: readonly string[]): string {
  if (name === 'and') return 'Write && between the conditions.'
  if (name === 'or') return 'Write || between the conditions.'
  const near = closest(name, known)
  return near === undefined ? 'Use a function of IML.' : `Use ${near}.`
}
