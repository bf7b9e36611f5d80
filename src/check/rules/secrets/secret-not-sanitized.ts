import { namesCredential } from '../../model/credential-name.ts'
import type { CheckedApp } from '../../model/app.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { readsOf } from '../../model/reads.ts'
import { defineRule, type Report } from '../../rule.ts'
import { connectionWith, moduleWith } from '../shared-apps.ts'
import { masks, sanitizedBy, sinksIn } from './shared-sinks.ts'

const base = { log: { sanitize: ['request.headers.authorization'] } }

export default defineRule({
  code: 'secret-not-sanitized',
  title: 'Every place of a request where a secret can be is in `log.sanitize`.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/sanitization',
  good: [
    { reason: 'The header is masked.', app: { connections: { mailer: connectionWith() } } },
    {
      reason: 'What base masks is masked in every module.',
      app: moduleWith({ api: { url: '/', headers: { Authorization: 'Bearer {{connection.apiKey}}' } } }, { base }),
    },
    {
      reason: 'A path masks all that is below it.',
      app: moduleWith(
        { api: { url: '/', body: { auth: { key: '{{connection.apiKey}}' } } } },
        { base: { log: { sanitize: ['request.body.auth'] } } },
      ),
    },
    {
      reason: 'Whether there is a key, and its hash, do not give it away.',
      app: moduleWith(
        {
          api: {
            url: '/',
            body: { has: "{{if(connection.apiKey, 'yes', 'no')}}", id: '{{sha256(connection.apiKey)}}' },
          },
        },
        { base },
      ),
    },
  ],
  bad: [
    {
      reason: 'The key is in a header that is not masked.',
      app: moduleWith({ api: { url: '/', headers: { 'x-api-key': '{{connection.apiKey}}' } } }, { base }),
      marks: 'connection.apiKey',
    },
    {
      reason: 'The key goes through temp into the body.',
      app: moduleWith(
        {
          api: [
            { temp: { login: { user: 'app', key: '{{connection.apiKey}}' } } },
            { url: '/', method: 'POST', body: { login: '{{temp.login}}' } },
          ],
        },
        { base },
      ),
      marks: 'temp.login',
    },
    {
      reason: 'All that the user fills in is sent, the password too.',
      app: {
        connections: {
          mailer: connectionWith({
            api: {
              url: 'https://api.example.com/login',
              method: 'POST',
              body: '{{parameters}}',
              log: { sanitize: ['request.headers.authorization'] },
            },
          }),
        },
      },
      marks: 'parameters',
    },
    {
      reason: 'The token is in the answer that the log shows.',
      app: {
        connections: {
          mailer: connectionWith({
            api: {
              url: 'https://api.example.com/login',
              response: { data: { accessToken: '{{body.access_token}}' } },
              log: { sanitize: ['request.headers.authorization'] },
            },
          }),
        },
      },
      marks: 'body.access_token',
    },
  ],
  check(app, report) {
    const ofBase = sanitizedBy(app.base?.node)
    for (const { template, request, secret, path, sender } of sinksIn(app)) {
      const isConnection = request.component?.kind === 'connection'
      const sanitized = [...sanitizedBy(sender), ...(isConnection ? [] : ofBase)]
      const place = ['request', ...path]
      // Without any path Make hides all details; that there is none is the finding of another rule.
      if (sanitized.length === 0 || sanitized.some((one) => masks(one, place))) continue
      const message = `The log of a scenario shows ${secret}, because it is sent in ${place.join('.')} and nothing masks it there.`
      const read = readsOf(template).find(({ root, path: way }) => secret.startsWith([root, ...way].join('.')))
      const spot = template.spot(read?.span ?? readsOf(template).find(({ root }) => root === 'temp')?.span)
      report(spot, message, `Add "${place.join('.')}" to log.sanitize ${whereToAdd(isConnection)}.`)
    }
    for (const connection of app.all('connection')) {
      for (const { node } of app.requestsOf(connection, 'api')) checkAnswers(app, node, report)
    }
  },
})

const whereToAdd = (isConnection: boolean): string => (isConnection ? 'of this request' : 'of base or of this request')

/** Tokens that a connection takes from an answer and keeps. */
function checkAnswers(app: CheckedApp, root: JsonNode, report: Report): void {
  for (const template of app.templates) {
    if (template.request.node !== root || template.directive.at(-2) !== 'data') continue
    const isKept = template.directive.at(-3) === 'response' && namesCredential(String(template.directive.at(-1)))
    const read = isKept ? readsOf(template).find(({ root: name }) => name === 'body') : undefined
    if (read === undefined) continue
    const sender = root.at(...template.directive.slice(0, -3))
    const sanitized = sanitizedBy(sender)
    const place = ['response', 'body', ...read.path]
    if (sanitized.length === 0 || sanitized.some((one) => masks(one, place))) continue
    const message = `The log shows the ${String(template.directive.at(-1))} of the user, because the answer holds it in ${place.join('.')}.`
    report(template.spot(read.span), message, `Add "${place.join('.')}" to log.sanitize of this request.`)
  }
}
