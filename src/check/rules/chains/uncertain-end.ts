import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

export default defineRule({
  code: 'uncertain-end',
  title: 'A chain ends in a request that says what comes out.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/multiple-requests',
  good: [
    {
      reason: 'The last step is always taken, and defines the output.',
      app: chain(
        { url: '/a', response: { temp: { id: '{{body.id}}' } } },
        { response: { output: { id: '{{temp.id}}' } } },
      ),
    },
    {
      reason: 'A default stands in when the last request is not made.',
      app: chain(
        { url: '/a' },
        { url: '/b', condition: { condition: '{{parameters.b}}', default: {} }, response: { output: {} } },
      ),
    },
    { reason: 'One request gives its answer.', app: chain({ url: '/a' }) },
    {
      reason: 'Every request says what it gives, and one of them is made.',
      app: chain(
        { condition: '{{parameters.a}}', url: '/a', response: { output: 1 } },
        { condition: '{{!parameters.a}}', url: '/b', response: { output: 2 } },
      ),
    },
  ],
  bad: [
    {
      reason: 'When the last request is not made, Make does not say what comes out.',
      app: chain({ url: '/a' }, { url: '/b', condition: '{{parameters.b}}', response: { output: { id: 1 } } }),
      marks: '"condition"',
    },
    {
      reason: 'A step that sends nothing has no answer to give.',
      app: chain({ url: '/a' }, { temp: { id: 1 } }),
      marks: '{',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const { component, section, count, node, isLast, sends } = request
      if (!isLast || count < 2 || section !== 'api' || (component?.kind !== 'module' && component?.kind !== 'rpc'))
        continue
      const { file, path, start } = node
      const output = ['output', 'wrapper', 'iterate'].some((name) => request.directive('response', name) !== undefined)
      if (!sends && !output) {
        const message =
          'The chain ends in a step that sends nothing and defines no output, so what comes out is left over from before.'
        report({ file, path, start, end: start + 1 }, message, 'Add response.output to the last step.')
        continue
      }
      const condition = request.directive('condition')
      const earlier = app.requestsOf(component, section).slice(0, -1)
      const isBranching = earlier.some((one) => one.directive('response', 'output') !== undefined)
      if (condition === undefined || condition.value === true || condition.at('default') !== undefined || isBranching)
        continue
      const message = 'When this condition does not hold, Make does not document what the chain gives.'
      report(
        condition.key ?? condition,
        message,
        'Add a default to the condition, or a last step without url that defines the output.',
      )
    }
  },
})
