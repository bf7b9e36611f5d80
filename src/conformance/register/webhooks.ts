import type { Chapter } from '../rule.ts'

const components = 'https://developers.make.com/custom-apps-documentation/app-components'

export const webhooks: Chapter = {
  title: 'Webhooks',
  link: `${components}/webhooks`,
  kind: 'directive',
  rules: [
    {
      id: 'webhook.type',
      text: '`web`, dedicated, or `web-shared`.',
      tests: ['webhook > a shared webhook'],
      take: null,
    },
    { id: 'webhook/not-attached', text: 'Without `attach` nothing is sent: the user copies the address.', take: null },
    {
      id: 'verification.condition',
      text: 'Whether a delivery is a handshake; then nothing after it is looked at.',
      tests: ['webhook > verification'],
    },
    { id: 'verification.respond', text: 'The answer to a handshake.' },
    {
      id: 'verification/absent',
      text: 'Without a condition every delivery is one, with a warning.',
      take: 'verification',
    },
    { id: 'webhook.api.condition', text: 'Whether a delivery is processed; it is answered all the same.' },
    { id: 'webhook.api.condition.default', text: 'An item in its place.' },
    { id: 'respond.type', text: '`json` unless told, `urlencoded` or `text`.', tests: ['webhook > respond'] },
    { id: 'respond.status', text: '100 to 999, also from an expression; 200 unless told.' },
    { id: 'respond.headers', text: 'Headers of the answer.' },
    { id: 'respond.body', text: 'Body of the answer.' },
    { id: 'respond/absent', text: '200 `Accepted`.', take: null },
    { id: 'webhook.api.iterate', text: 'Several items of one delivery.', tests: ['webhook > the items of a webhook'] },
    { id: 'webhook.api.iterate.condition', text: 'Items for which it does not hold are left out.' },
    { id: 'webhook.api.output', text: 'Shape of an item; the parsed body, or `{{item}}`, unless told.' },
    { id: 'webhook.api.uid', text: 'Account of an item of a shared webhook.', tests: ['webhook > a shared webhook'] },
    { id: 'webhook.api.temp', text: 'Variables, set before anything is decided.' },
    { id: 'webhook.parameters', text: 'Its form, checked and converted.' },
    {
      id: 'delivery/body',
      text: 'JSON, urlencoded, XML, form data with files, text and bytes, by Content-Type.',
      tests: ['webhook > the body of a delivery'],
      take: null,
    },
    { id: 'delivery/broken', text: 'What cannot be parsed is DataError with status 400.', take: null },
    { id: 'delivery/raw', text: '`rawBody` on request only.', tests: ['webhook > rawBody'], take: null },
    {
      id: 'delivery/basic',
      text: 'Credentials can be checked: `verification` answers 401 to wrong ones.',
      take: 'verification',
    },
    { id: 'delivery/signature', text: 'An HMAC over `rawBody` or `createJSON(body)` can be compared.', take: null },
    {
      id: 'webhook.attach',
      text: 'Registers the webhook, in one request or several.',
      tests: ['webhook-registration > attaching a webhook'],
    },
    { id: 'webhook.attach.response.data', text: 'Is stored: `{{webhook.x}}`, and `{{data.x}}` for deliveries.' },
    {
      id: 'webhook.detach',
      text: 'Removes it; a 404 is an error like any other.',
      tests: ['webhook-registration > what was stored'],
    },
    {
      id: 'webhook.update',
      text: 'Tells of a changed form; its `data` go over what is stored.',
      tests: ['webhook-registration > what was stored'],
    },
  ],
}

export const instantModules: Chapter = {
  title: 'Instant triggers and responders',
  link: `${components}/modules/instant-trigger`,
  kind: 'directive',
  rules: [
    { id: 'instant', text: 'The module as a whole.', tests: ['instant-trigger > an instant trigger'], take: null },
    { id: 'instant/item', text: 'Without `api` each item of the webhook is a bundle.', take: null },
    {
      id: 'instant/request',
      text: 'One request may fetch more; `output` sees `payload` and `body`.',
      take: 'module.api',
    },
    { id: 'instant/refused', text: 'No `iterate`, no `pagination`, no second request.', take: null },
    { id: 'responder', text: 'The module as a whole.', tests: ['responder > a responder'], take: null },
    { id: 'responder.status', text: '`response.status` of the answer.', take: 'response.status' },
    { id: 'responder.headers', text: '`response.headers` of the answer.', take: 'response.headers' },
    { id: 'responder.body', text: '`response.body` of the answer.', take: 'response.body' },
    { id: 'responder/bundles', text: 'It gives no bundle.', take: null },
  ],
}
