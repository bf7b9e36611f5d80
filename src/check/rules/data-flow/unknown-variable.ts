import { closest } from '../../closest.ts'
import { isHyphenated } from '../../model/hyphenated.ts'
import { nameOf, readsOf } from '../../model/reads.ts'
import { variables } from '../../model/variables.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'unknown-variable',
  title: 'Every variable that is read is one that Make sets.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules',
  good: [
    { reason: 'The form of a module is in parameters.', app: sending('{{parameters.text}}') },
    {
      reason: 'This is most likely a name with a hyphen, and another rule says how to write it.',
      app: sending('{{parameters.text-two}}'),
    },
    { reason: 'Make sets this one for each item of an iteration.', app: sending('{{__IMTINDEX__}}') },
    { reason: 'now is a keyword.', app: sending("{{formatDate(now, 'YYYY')}}") },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: sending('{{parametres.text}}'), marks: 'parametres.text' },
    { reason: 'A field is a member of parameters.', app: sending('{{text}}'), marks: 'text' },
    { reason: 'A text needs quotes.', app: sending('{{formatDate(now, YYYY)}}'), marks: 'YYYY' },
    { reason: 'Numbers of modules are for scenarios.', app: sending('{{1.email}}'), marks: '1.email' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const read of readsOf(template)) {
        // Make adds names such as __IMTLENGTH__ to what is iterated.
        if (variables.has(read.root) || read.root.startsWith('__IMT') || isHyphenated(read.ancestors.at(-1))) continue
        const message = `Make sets no variable ${read.root} in apps, so ${nameOf(read)} is always empty.`
        report(template.spot(read.span), message, fixFor(read.root))
      }
    }
  },
})

function fixFor(name: string): string {
  if (/^\d+$/.test(name)) return 'Read parameters: a field gets what the user maps into it.'
  const near = closest(name, variables.keys())
  return near === undefined ? `Write parameters.${name}, or quotes around it if it is a text.` : `Write ${near}.`
}
