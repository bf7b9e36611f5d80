import type { Chapter } from '../rule.ts'

const gateway = 'One delivery at a time is read here; there is no gateway in front of it.'

export const limits: Chapter = {
  title: 'Limits',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api',
  kind: 'directive',
  rules: [
    { id: 'limit/timeout', text: '40 s a request, 300 s at most.', tests: ['transport > a timeout'], take: null },
    { id: 'limit/requests', text: '100 requests a run, then RuntimeError.', take: null },
    { id: 'limit/pages', text: '50 further pages.', tests: ['pagination > pages end'], take: null },
    {
      id: 'limit/past',
      text: '3,200 past records of a trigger.',
      tests: ['trigger > a trigger that reads without end'],
      take: null,
    },
    { id: 'limit/repeat', text: '1,000 passes of `repeat`.', tests: ['repeat > a repeat that never ends'], take: null },
    { id: 'limit/redirects', text: '21 redirects.', tests: ['transport > a redirect'], take: null },
    { id: 'limit/rpc', text: '40 s an RPC.', tests: ['rpc > the time and requests of an RPC'], take: null },
    {
      id: 'limit/function',
      text: '5,000 characters and 10 s a custom function.',
      tests: ['custom-functions/limits'],
      take: null,
    },
    { id: 'limit/trigger', text: 'One record a run of a trigger.', take: null },
    {
      id: 'limit/state',
      text: '64 KiB of state of a trigger.',
      take: null,
      tests: ['trigger > a trigger that reads without end > cannot remember more than 64 KiB'],
    },
    {
      id: 'limit/answer',
      text: '50 MB of an answer; Make documents none.',
      tests: ['hostile-network > an answer without end', 'transport > an answer'],
      take: null,
    },
    {
      id: 'limit/delivery',
      text: '5 MB a delivery, then MaxFileSizeExceededError with status 413.',
      tests: ['webhook > the body of a delivery'],
      take: null,
    },
    {
      id: 'limit/form',
      text: 'RPCs that lead to each other, and forms without end.',
      tests: ['rpc-form > forms without end'],
      take: null,
    },
    {
      id: 'limit/texts',
      text: '512 characters of `url`, `baseUrl`, `iterate`, `metadata.value`; 1,024 of a message.',
      unsupported: "They are rules of Make's editor; our schemas check them in our own app.",
    },
    { id: 'limit/endpoints', text: '100 Endpoint calls a run.', unsupported: 'Endpoints are not run.' },
    {
      id: 'limit/module',
      text: '40 s a module (ModuleTimeoutError).',
      unsupported: "The platform's; here each request has its own time.",
    },
    { id: 'limit/scenario', text: '40 minutes a scenario, operations, data transfer.', unsupported: "The platform's." },
    { id: 'gateway/rate', text: '300 deliveries in 10 s for each webhook, then 429.', unsupported: gateway },
    {
      id: 'gateway/queue',
      text: '667 waiting items for 10,000 credits, 10,000 at most, then 400.',
      unsupported: gateway,
    },
    { id: 'gateway/wait', text: 'An answer within 180 s, else 200.', unsupported: gateway },
    { id: 'gateway/unused', text: '410 after 5 days without a scenario.', unsupported: gateway },
    { id: 'gateway/errors', text: 'Scenarios are switched off after errors.', unsupported: gateway },
  ],
}
