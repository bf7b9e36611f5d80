import { defineRule } from '../../rule.ts'

const universalAt = (...requests: object[]) => ({
  base: { baseUrl: 'https://api.example.com', headers: { authorization: 'Bearer {{connection.apiKey}}' } },
  modules: {
    makeAnApiCall: { type: 'universal', expect: [{ name: 'url', type: 'text', label: 'URL' }], api: requests },
  },
})

export default defineRule({
  code: 'open-host',
  title: 'The universal module calls no host but that of base.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'With a slash in front, every address is a path.', app: universalAt({ url: '/{{parameters.url}}' }) },
    {
      reason: 'A step before refuses whole addresses.',
      app: universalAt({ response: { valid: "{{!contains(parameters.url, '://')}}" } }, { url: '{{parameters.url}}' }),
    },
  ],
  bad: [
    {
      reason:
        'Whoever maps a whole address into URL sends the credential of the connection there. The example of Make does so, too.',
      app: universalAt({ url: '{{parameters.url}}' }),
      marks: '"{{parameters.url}}"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      if (module.type !== 'universal') continue
      const requests = app.requestsOf(module, 'api')
      for (const request of requests) {
        const url = request.directive('url')
        const name = /^\{\{\s*(parameters\.\w+)\s*\}\}$/.exec(url?.text ?? '')?.[1]
        if (url === undefined || name === undefined) continue
        const isGuarded = requests
          .slice(0, request.index + 1)
          .some(({ templates }) =>
            templates.some((template) => template.isIn('response', 'valid') && template.source.includes(name)),
          )
        if (isGuarded) continue
        const message = 'A whole address in this field sends the credential of the connection to any host.'
        report(url, message, `Put a slash in front, as in "/{{${name}}}", so that only the host of base is called.`)
      }
    }
  },
})
