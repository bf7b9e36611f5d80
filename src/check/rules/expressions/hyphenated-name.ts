import { isHyphenated } from '../../model/hyphenated.ts'
import { defineRule } from '../../rule.ts'

const answering = (output: string) => ({
  modules: { get: { api: { url: '/message', response: { output: { kind: output } } } } },
})

export default defineRule({
  code: 'hyphenated-name',
  title: 'A name with a hyphen stands in backticks.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'The backticks hold the name together.', app: answering('{{headers.`content-type`}}') },
    { reason: 'This is a subtraction.', app: answering('{{body.total - body.used}}') },
  ],
  bad: [
    {
      reason: 'This is headers.content minus type.',
      app: answering('{{headers.content-type}}'),
      marks: 'headers.content-type',
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const node of template.nodes('binary')) {
        if (!isHyphenated(node)) continue
        const last = node.left.steps.at(-1)
        const name = last?.type === 'member' ? `${last.name}-${node.right.name}` : node.right.name
        const message = `IML reads this as a subtraction of ${node.right.name}, not as the name ${name}.`
        report(template.spot(node), message, `Write the name in backticks: .\`${name}\`.`)
      }
    }
  },
})
