import { defineRule } from '../../rule.ts'
import { literalAddressesIn } from './shared-addresses.ts'

const universalAt = (baseUrl: string, url: string) => ({
  base: { baseUrl },
  modules: {
    makeAnApiCall: { type: 'universal', expect: [{ name: 'url', type: 'text', label: 'URL' }], api: { url } },
  },
})

const version = /\/v\d+(?:\.\d+)*(?=\/|$|\?|\{\{)/i

export default defineRule({
  code: 'version-in-prefix',
  title: 'The universal module leaves the version of the API to its user.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/universal-module/rest',
  good: [
    {
      reason: 'The path that the user gives begins with the version.',
      app: universalAt('https://api.example.com', '{{parameters.url}}'),
    },
    {
      reason: 'The module goes around base.',
      app: universalAt('https://api.example.com/v1', 'https://api.example.com/{{parameters.url}}'),
    },
  ],
  bad: [
    {
      reason: 'When a second version comes, the module cannot call it.',
      app: universalAt('https://api.example.com/v1', '/{{parameters.url}}'),
      marks: '"/{{parameters.url}}"',
    },
    {
      reason: 'The version stands in the address of the module itself.',
      app: universalAt('https://api.example.com', '/v2/{{parameters.url}}'),
      marks: '"/v2/{{parameters.url}}"',
    },
  ],
  check(app, report) {
    const baseUrls = literalAddressesIn(app).flatMap(({ isBaseUrl, address }) => (isBaseUrl ? [address] : []))
    for (const module of app.all('module')) {
      if (module.type !== 'universal') continue
      for (const request of app.requestsOf(module, 'api')) {
        const url = request.directive('url')
        if (url?.text === undefined) continue
        const prefix = url.text.slice(0, url.text.search(/\{\{[^{}]*\bparameters\b/) >>> 0)
        const isRelative = !/^https?:|^\{\{(?!\s*parameters)/i.test(url.text)
        if (!version.test(prefix) && !(isRelative && baseUrls.some((address) => version.test(address)))) continue
        const message =
          'The version is fixed in front of what the user gives, so that other versions of the API cannot be called.'
        report(
          url,
          message,
          'Begin with the host only, and say in the help of URL that the path begins with the version.',
        )
      }
    }
  },
})
