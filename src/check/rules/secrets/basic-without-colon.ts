import type { Call } from '../../../iml/ast.ts'
import { walk } from '../../../iml/walk.ts'
import { functionRegistry } from '../../../iml/registry.ts'
import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const headerWith = (authorization: string) => moduleWith({ api: { url: '/', headers: { authorization } } })

export default defineRule({
  code: 'basic-without-colon',
  title: 'Basic authentication encodes user and password with a colon between them.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/connections/basic-connection',
  good: [
    {
      reason: 'User, colon, password.',
      app: headerWith("Basic {{base64(connection.user + ':' + connection.password)}}"),
    },
    {
      reason: 'An empty password still has its colon.',
      app: headerWith("{{'Basic ' + base64(connection.apiKey + ':')}}"),
    },
    { reason: 'The pair is put together elsewhere.', app: headerWith('Basic {{base64(temp.pair)}}') },
    { reason: 'Base64 is no authentication by itself.', app: headerWith('Key {{base64(connection.apiKey)}}') },
  ],
  bad: [
    {
      reason: 'The service takes the whole key for the name of a user, or refuses it.',
      app: headerWith('Basic {{base64(connection.apiKey)}}'),
      marks: 'base64(connection.apiKey)',
    },
    {
      reason: 'The same in one expression.',
      app: headerWith("{{'Basic ' + base64(trim(connection.apiKey))}}"),
      marks: 'base64(trim(connection.apiKey))',
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      if (!template.source.includes('Basic ')) continue
      let before = ''
      template.visit((node) => {
        if (node.type === 'plain') before = node.text
        if (node.type === 'text') before = node.value
        if (node.type !== 'call' || node.name !== 'base64' || !/(?:^|\s)Basic\s+$/.test(before)) return
        if (!lacksColon(node)) return
        const message = 'What is encoded has no colon, but Basic authentication wants user, colon and password.'
        report(
          template.spot(node),
          message,
          "Write base64(user + ':' + password); without a password, base64(key + ':').",
        )
      })
    }
  },
})

/** Whether all that is encoded is known, and no text in it has a colon. */
function lacksColon({ arguments: [encoded] }: Call): boolean {
  if (encoded === undefined || encoded.type === 'empty') return false
  let isCertain = true
  walk(encoded, (node) => {
    if (node.type === 'text' && node.value.includes(':')) isCertain = false
    if (node.type === 'variable' && node.name !== 'connection' && node.name !== 'parameters') isCertain = false
    if (node.type === 'call' && !Object.hasOwn(functionRegistry, node.name)) isCertain = false
    return isCertain
  })
  return isCertain
}
