import { rpcAddressesIn } from '../../model/rpc-address.ts'
import { defineRule } from '../../rule.ts'

const listed = (output: unknown) => ({
  modules: { send: { expect: [{ name: 'to', type: 'select', label: 'To', options: 'rpc://listPeople' }] } },
  rpcs: { listPeople: { api: { url: '/people', response: { iterate: '{{body}}', limit: 300, output } } } },
})

export default defineRule({
  code: 'option-without-value',
  title: 'What an RPC gives as options has a label and a value.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/rpcs',
  good: [
    { reason: 'Both are there.', app: listed({ label: '{{item.name}}', value: '{{item.id}}' }) },
    { reason: 'What a whole expression gives is not known here.', app: listed('{{item}}') },
  ],
  bad: [
    {
      reason: 'The drop-down shows names and gives nothing.',
      app: listed({ label: '{{item.name}}' }),
      marks: '"output"',
    },
    {
      reason: 'Make knows no id of an option.',
      app: listed({ label: '{{item.name}}', id: '{{item.id}}' }),
      marks: '"output"',
    },
  ],
  check(app, report) {
    const named = new Set(
      rpcAddressesIn(app)
        .filter(
          ({ node: { path } }) => path.at(-1) === 'options' || (path.at(-1) === 'store' && path.at(-2) === 'options'),
        )
        .map(({ name }) => name),
    )
    for (const rpc of app.all('rpc')) {
      const output = app.requestsOf(rpc, 'api').at(-1)?.directive('response', 'output')
      if (!named.has(rpc.name) || output?.type !== 'object' || output.members.has('value')) continue
      if (output.members.size === 0 || [...output.members.keys()].some((name) => name.includes('{{'))) continue
      const message = 'Options come from this RPC, and one without a value gives nothing when it is chosen.'
      report(output.key ?? output, message, 'Give each item a label and a value.')
    }
  },
})
