import { defineRule } from '../../rule.ts'
import { hostOf, literalAddressesIn } from './shared-addresses.ts'

/** Hosts where software is tried out, and names that say that it is. */
const temporary = [
  /(?:^|\.)(?:localhost|localtest\.me|ngrok\.(?:io|app)|ngrok-free\.app|loca\.lt|trycloudflare\.com|webhook\.site|requestbin\.com|beeceptor\.com)$/,
  /(?:^|\.)(?:herokuapp\.com|vercel\.app|netlify\.app|onrender\.com|up\.railway\.app|pythonanywhere\.com|glitch\.me|replit\.(?:dev|app))$/,
  /(?:^|\.)(?:amazonaws\.com|azurewebsites\.net|appspot\.com|run\.app|workers\.dev|cloudfunctions\.net)$/,
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[::1\])/,
  /(?:^|[.-])(?:staging|stage|dev|develop|development|test|testing|qa|uat|preprod)(?:\d*)(?:[.-])/,
  /\.(?:local|internal|test)$/,
]

const baseAt = (baseUrl: string) => ({ base: { baseUrl } })

export default defineRule({
  code: 'development-host',
  title: 'The address of base is the one that the vendor serves customers from.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'A host of the vendor.', app: baseAt('https://api.example.com/v1') },
    {
      reason: 'A choice of the user may lead to a sandbox as well.',
      app: baseAt("{{if(connection.sandbox, 'https://test.example.com', 'https://api.example.com')}}"),
    },
    { reason: 'devices is another word than dev.', app: baseAt('https://devices.example.com') },
  ],
  bad: [
    { reason: 'A computer of the developer.', app: baseAt('http://localhost:3000'), marks: '"http://localhost:3000"' },
    {
      reason: 'The reviewers want the domain of the vendor, not that of a cloud.',
      app: baseAt('https://example-api.herokuapp.com'),
      marks: '"https://example-api.herokuapp.com"',
    },
    {
      reason: 'Not for customers.',
      app: baseAt('https://staging.example.com/api'),
      marks: '"https://staging.example.com/api"',
    },
  ],
  check(app, report) {
    for (const { node, address, isBaseUrl } of literalAddressesIn(app)) {
      const host = isBaseUrl && !node.text?.startsWith('{{') ? hostOf(address) : undefined
      if (host === undefined || !temporary.some((pattern) => pattern.test(host))) continue
      const message = `The host ${host} looks like one for development, and the reviewers of Make refuse those.`
      report(node, message, "Write the address of the vendor's production API.")
    }
  },
})
