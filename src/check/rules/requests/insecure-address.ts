import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'
import { literalAddressesIn } from './shared-addresses.ts'

export default defineRule({
  code: 'insecure-address',
  title: 'Every address begins with https.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'The connection is encrypted.', app: { base: { baseUrl: 'https://api.example.com' } } },
    { reason: 'A relative address takes that of base.', app: moduleWith({ api: { url: '/http://' } }) },
  ],
  bad: [
    {
      reason: 'Whoever is on the way reads the credentials.',
      app: { base: { baseUrl: 'http://api.example.com' } },
      marks: '"http://api.example.com"',
    },
    {
      reason: 'One of two addresses is enough.',
      app: moduleWith({
        api: { url: "{{if(parameters.test, 'http://test.example.com/', 'https://api.example.com/')}}" },
      }),
      marks: "\"{{if(parameters.test, 'http://test.example.com/', 'https://api.example.com/')}}\"",
    },
  ],
  check(app, report) {
    for (const { node, address } of literalAddressesIn(app)) {
      if (!/^http:\/\//i.test(address)) continue
      const message = 'Nothing is encrypted on the way to this address, credentials included.'
      report(node, message, 'Write https:// instead of http://.')
    }
  },
})
