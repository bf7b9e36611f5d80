import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { repeatedRoot } from './shared-repeats.ts'

const moduleWith = (...names: string[]) => ({
  modules: {
    addUser: {
      crud: 'create',
      expect: names.map((name) => ({ name, type: 'text', label: name })),
      api: {
        url: '/',
        method: 'POST',
        body: { name: '{{parameters.name}}', email: '{{parameters.email}}', phone: '{{parameters.phone}}' },
      },
    },
  },
})

export default defineRule({
  code: 'body-repeats-parameters',
  title: 'A body that is all parameters is written as one.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/input-parameters',
  good: [{ reason: 'One field is not sent in the body.', app: moduleWith('name', 'email', 'phone', 'listId') }],
  bad: [
    {
      reason: 'A field that is added to the form has to be added here, too.',
      app: moduleWith('name', 'email', 'phone'),
      marks: '"body"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const names = formOf(module.section('expect')).parameters.flatMap(({ name, container }) =>
        container === undefined && name !== undefined ? [name] : [],
      )
      for (const request of app.requestsOf(module, 'api')) {
        const body = request.directive('body')
        const isAll =
          body !== undefined && names.length === body.members.size && names.every((name) => body.members.has(name))
        if (body === undefined || !isAll || repeatedRoot(body, ['parameters']) === undefined) continue
        report(
          body.key ?? body,
          'The body repeats every field of the form under its own name.',
          'Write "body": "{{parameters}}".',
        )
      }
    }
  },
})
