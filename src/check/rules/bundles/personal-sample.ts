import { issuedCredential, namesCredential } from '../../model/credential-name.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { defineRule } from '../../rule.ts'

const sampleOf = (samples: object) => ({ modules: { addUser: { samples } } })

/** Domains that belong to nobody: https://www.rfc-editor.org/rfc/rfc2606 */
const nobodys = /(?:@|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost)$/i

export default defineRule({
  code: 'personal-sample',
  title: 'Samples have no data of people and no credentials.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/samples',
  good: [
    {
      reason: 'The domain is reserved for examples.',
      app: sampleOf({ email: 'ada@example.com', phone: '+1 555 0100' }),
    },
    { reason: 'A count is no telephone number.', app: sampleOf({ total: '123456789012' }) },
  ],
  bad: [
    {
      reason: 'Somebody may have this address.',
      app: sampleOf({ email: 'ada.lovelace@gmail.com' }),
      marks: '"ada.lovelace@gmail.com"',
    },
    {
      reason: 'Somebody may have this number.',
      app: sampleOf({ user: { phone: '+47 918 27 364' } }),
      marks: '"+47 918 27 364"',
    },
    {
      reason: 'A key that somebody copied from a real answer.',
      app: sampleOf({ key: 'sk_live_0123456789abcdef' }),
      marks: '"sk_live_0123456789abcdef"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      for (const node of module.section('samples')?.all() ?? []) {
        const found = node.text === undefined ? undefined : whatIsPersonal(node, node.text)
        if (found !== undefined) report(node, found.message, found.fix)
      }
    }
  },
})

function whatIsPersonal({ path }: JsonNode, text: string): { message: string; fix: string } | undefined {
  const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(text)?.[0]
  if (email !== undefined && !nobodys.test(email)) {
    return {
      message: `Every user of the app sees ${email}, which may be the address of somebody.`,
      fix: 'Use an address at example.com.',
    }
  }
  const name = String(path.at(-1))
  const digits = text.replaceAll(/\D/g, '')
  const isPhone = /phone|mobile|fax|^tel/i.test(name) && /^\+?[\d\s().-]+$/.test(text) && digits.length >= 8
  if (isPhone && !/555|000|1234|9876|(\d)\1{3}/.test(digits)) {
    return {
      message: 'Every user of the app sees this number, which may be that of somebody.',
      fix: 'Use a number of examples, such as +1 555 0100.',
    }
  }
  const isKey =
    namesCredential(name) &&
    /^(?=.*\d)(?=.*[A-Za-z])[\w.-]{24,}$/.test(text) &&
    !/example|sample|1234|abcd|x{4}/i.test(text)
  if (!issuedCredential.test(text) && !isKey) return undefined
  return {
    message: 'Every user of the app sees this text, which looks like a credential.',
    fix: 'Make up a text that shows its form only, and have this one replaced.',
  }
}
