import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { apiKey, connectionWith, formWith } from '../shared-apps.ts'

export default defineRule({
  code: 'password-outside-connection',
  title: 'Fields of the type password are in connections only.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [
    { reason: 'A connection keeps what it is given encrypted.', app: { connections: { mailer: connectionWith() } } },
  ],
  bad: [
    {
      reason: 'The values of a module are a part of the scenario, which is copied and shared.',
      app: formWith(apiKey),
      marks: '"password"',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      if (component.kind === 'connection') continue
      for (const section of ['parameters', 'expect', 'interface']) {
        for (const { type, node } of formOf(component.section(section)).parameters) {
          if (type !== 'password') continue
          const message =
            'Make takes fields of the type password in connections only, as values of other forms are not kept secret.'
          report(
            node.at('type') ?? node,
            message,
            'Move the field into the connection, or make it a text if it is no secret.',
          )
        }
      }
    }
  },
})
