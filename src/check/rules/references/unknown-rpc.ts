import { closest } from '../../closest.ts'
import { rpcAddressesIn } from '../../model/rpc-address.ts'
import { defineRule } from '../../rule.ts'

const app = (options: string) => ({
  modules: { send: { expect: [{ name: 'to', type: 'select', label: 'To', options }] } },
  rpcs: { listPeople: { api: { url: '/people' } } },
})

export default defineRule({
  code: 'unknown-rpc',
  title: 'Every RPC that is called exists.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/rpcs',
  good: [
    { reason: 'The app has this RPC.', app: app('rpc://listPeople') },
    { reason: 'What follows the question mark is for the RPC.', app: app('rpc://listPeople?all=true') },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: app('rpc://listPeopel'), marks: '"rpc://listPeopel"' },
    { reason: 'Names count with upper and lower case.', app: app('rpc://ListPeople'), marks: '"rpc://ListPeople"' },
  ],
  check(checked, report) {
    const names = checked.all('rpc').map(({ name }) => name)
    for (const { node, name } of rpcAddressesIn(checked)) {
      if (name === undefined || checked.find('rpc', name) !== undefined) continue
      const near = closest(name, names)
      report(
        node,
        `The app has no RPC "${name}", so the user sees an error here.`,
        near === undefined ? 'Add the RPC, or correct the name.' : `Write rpc://${near}.`,
      )
    }
  },
})
