import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'
import { interfaceOf } from './shared-outputs.ts'

const fields = ['body', 'headers', 'statusCode']
const universalWith = (...names: string[]) => ({
  modules: {
    makeAnApiCall: { type: 'universal', interface: names.map((name) => ({ name, type: 'any', label: name })) },
  },
})

export default defineRule({
  code: 'universal-interface',
  title: 'The universal module gives body, headers and statusCode.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/universal-module/rest',
  good: [{ reason: 'All three.', app: universalWith('body', 'headers', 'statusCode') }],
  bad: [{ reason: 'The status is missing.', app: universalWith('body', 'headers'), marks: '[' }],
  check(app, report) {
    for (const module of app.all('module')) {
      const { fields: given } = interfaceOf(module)
      const missing = fields.filter((name) => !given.has(name))
      if (module.type !== 'universal' || given.size === 0 || missing.length === 0) continue
      const place = module.placeOf('interface')
      const message = `The interface lacks ${missing.join(', ')}, which users find in the universal module of every app.`
      report(headOf(place), message, 'Add body, headers and statusCode, and give all three in the output.')
    }
  },
})
