import { issuedCredential, namesCredential } from '../../model/credential-name.ts'
import type { JsonNode } from '../../model/json-node.ts'
import type { Spot } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'
import { apiKey, moduleWith } from '../shared-apps.ts'

/** What stands for a credential in templates and forms: `<your key>`, `YOUR_API_KEY`, `*****`. */
const placeholder = /^[<[{]|your|example|placeholder|change|insert|dummy|x{4,}|\*{3,}|\.{3}|…|\s/i

const headerWith = (headers: Record<string, string>) => moduleWith({ api: { url: '/', headers } })

export default defineRule({
  code: 'hard-coded-secret',
  title: 'No key, token or password is written into a definition.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/common-data',
  good: [
    { reason: 'The key comes from the connection.', app: headerWith({ 'x-api-key': '{{connection.apiKey}}' }) },
    {
      reason: 'Common data is stored encrypted, for the secrets of the app itself.',
      app: { common: { clientSecret: 'sk_live_0123456789abcdef' } },
    },
    {
      reason: 'A name of a header is no credential.',
      app: headerWith({ 'x-token-type': 'bearer', accept: 'application/json' }),
    },
  ],
  bad: [
    {
      reason: 'Everybody who can open the app reads it.',
      app: headerWith({ authorization: 'Bearer 4f9d1c7ab2e85036' }),
      marks: '"Bearer 4f9d1c7ab2e85036"',
    },
    {
      reason: 'The header is one for credentials.',
      app: headerWith({ 'X-Api-Key': 'k8s2hd92ks' }),
      marks: '"k8s2hd92ks"',
    },
    {
      reason: 'The text has the form of a key that a service issues.',
      app: moduleWith({
        api: { url: '/', body: { account: "{{ifempty(parameters.account, 'sk_live_0123456789abcdef')}}" } },
      }),
      marks: '"{{ifempty(parameters.account, \'sk_live_0123456789abcdef\')}}"',
    },
    {
      reason: 'A default is shown to everybody who adds a connection.',
      app: { connections: { mailer: { parameters: [{ ...apiKey, default: 'k8s2hd92ks' }] } } },
      marks: '"k8s2hd92ks"',
    },
  ],
  check(app, report) {
    const fix =
      'Let the user give it in the connection, or keep it in common data; and have it replaced, as it is known now.'
    const tell = (at: Spot): void =>
      report(at, 'Here stands a credential that everybody who can open the app can read and use.', fix)
    for (const request of app.requests) {
      for (const node of request.node.all()) {
        if (node.text !== undefined && (issuedCredential.test(node.text) || isLiteralCredential(node))) tell(node)
      }
    }
    for (const component of app.components) {
      for (const section of ['parameters', 'expect']) {
        for (const node of component.section(section)?.all() ?? []) {
          const value = node.type === 'object' && node.at('type')?.text === 'password' ? node.at('default') : undefined
          if (value?.text) tell(value)
        }
      }
      const code = component.kind === 'function' ? component.files.get('code') : undefined
      const found = code === undefined ? null : issuedCredential.exec(code.text)
      if (code !== undefined && found !== null) {
        tell({ file: code, start: found.index, end: found.index + found[0].length, path: [] })
      }
    }
  },
})

/** A text without an expression, in a header, query or body, under a name for credentials. */
function isLiteralCredential({ text = '', path }: JsonNode): boolean {
  const name = String(path.at(-1))
  const isSent = path.some((step) => step === 'headers' || step === 'qs' || step === 'body')
  if (
    !isSent ||
    text.includes('{{') ||
    text.length < 8 ||
    placeholder.test(text.replace(/^(?:Bearer|Basic|Token) /, ''))
  )
    return false
  return namesCredential(name) && !path.includes('response')
}
