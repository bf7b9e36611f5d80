import { isErrorType, errorTypes } from '../../../runtime/error-types.ts'
import { closest } from '../../closest.ts'
import { defineRule } from '../../rule.ts'

const baseWith = (type: string) => ({ base: { response: { error: { message: '{{body.message}}', type } } } })

export default defineRule({
  code: 'unknown-error-type',
  title: 'An expression for the type of an error gives types that Make has.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/error-handling',
  good: [
    {
      reason: 'Both are types of Make.',
      app: baseWith("{{if(statusCode >= 500, 'ConnectionError', 'RuntimeError')}}"),
    },
    {
      reason: 'What is compared is no type.',
      app: baseWith("{{if(body.code = 'ExpiredError', 'InvalidAccessTokenError', 'DataError')}}"),
    },
    { reason: 'A type that the app computes cannot be checked here.', app: baseWith('{{typeOf(body)}}') },
  ],
  bad: [
    {
      reason: 'Make has no such type and takes RuntimeError, which is not tried again.',
      app: baseWith("{{if(statusCode >= 500, 'ServerError', 'RuntimeError')}}"),
      marks: "'ServerError'",
    },
    { reason: 'The type is misspelt.', app: baseWith("{{ifempty(body.type, 'DataErorr')}}"), marks: "'DataErorr'" },
  ],
  check(app, report) {
    for (const template of app.templates) {
      if (
        template.directive.at(-1) !== 'type' ||
        !(template.isIn('response', 'error') || template.isIn('response', 'valid'))
      )
        continue
      template.visit((node, ancestors) => {
        if (node.type !== 'text' || isErrorType(node.value)) return
        const isCompared = ancestors.some((above, index) => {
          const below = ancestors[index + 1] ?? node
          if (above.type === 'binary') return true
          if (above.type !== 'call') return false
          const position = above.arguments.findIndex((argument) => argument === below)
          return !(
            above.name === 'ifempty' ||
            (above.name === 'if' && position > 0) ||
            (above.name === 'switch' && position > 1 && position % 2 === 0)
          )
        })
        if (isCompared) return
        const near = closest(node.value, errorTypes)
        const fix =
          near === undefined
            ? 'Use a type of Make, such as DataError, RateLimitError or ConnectionError.'
            : `Write ${near}.`
        report(template.spot(node), `Make has no error type ${node.value} and would take RuntimeError.`, fix)
      })
    }
  },
})
