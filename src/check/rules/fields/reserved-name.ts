import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'

const reserved: ReadonlySet<string> = new Set(['accountName', 'teamId', 'teamID'])
const connectionOf = (name: string) => ({
  connections: { mailer: connectionWith({ parameters: [{ name, type: 'text', label: 'Team' }] }) },
})

export default defineRule({
  code: 'reserved-name',
  title: 'No field of a connection has a name that the form of Make uses itself.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [{ reason: 'A name of its own.', app: connectionOf('workspaceId') }],
  bad: [
    {
      reason: 'The form of every connection asks for the team of Make, too.',
      app: connectionOf('teamId'),
      marks: '"teamId"',
    },
  ],
  check(app, report) {
    for (const connection of app.all('connection')) {
      for (const { node, name } of formOf(connection.section('parameters')).parameters) {
        if (name === undefined || !reserved.has(name)) continue
        report(
          node.at('name') ?? node,
          `The form of Make has a field ${name} of its own, and one hides the other.`,
          'Choose another name.',
        )
      }
    }
  },
})
