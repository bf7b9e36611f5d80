import { defineRule } from '../../rule.ts'
import { formsIn, isTop, placeOf } from './shared-forms.ts'

const list = { name: 'list', type: 'text', label: 'List' }

export default defineRule({
  code: 'static-field',
  title: 'Fields of modules can be mapped; only triggers have static ones.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/modules',
  good: [
    { reason: 'Mappable.', app: { modules: { addUser: { parameters: [], expect: [list] } } } },
    {
      reason: 'Nothing stands before a trigger that could be mapped.',
      app: { modules: { watchUsers: { type: 'trigger', parameters: [list] } } },
    },
  ],
  bad: [
    {
      reason: 'The list cannot come from a module before this one.',
      app: { modules: { addUser: { parameters: [list] } } },
      marks: '"list"',
    },
  ],
  check(app, report) {
    for (const { component, section, parameters } of formsIn(app)) {
      const isTrigger = component.type === 'trigger' || component.type === 'instant_trigger'
      if (component.kind !== 'module' || section !== 'parameters' || isTrigger) continue
      for (const parameter of parameters) {
        if (!isTop(parameter)) continue
        report(
          placeOf(parameter),
          'A static field takes no value from other modules.',
          'Move it to the mappable parameters.',
        )
      }
    }
  },
})
