import { declared, passage, proof, type Subject } from '../requirement.ts'

const deliver = (title: string) => proof('scripts/deliver', title)
const contents = declared('src/deliveries/contents.ts', 'contents')
const script = declared('scripts/deliver.ts', 'options')

export const testing: Subject = {
  title: 'Testing an endpoint',
  rows: [
    {
      id: '002.test.data',
      asks: 'Segment provides test data; the caller says which type of call.',
      note: 'spec.segment.com is gone. `npm run deliver -- --type <type>` takes its place.',
      where: [contents, declared('src/deliveries/message.ts', 'testMessage')],
      tests: [
        deliver('%s goes to the trigger and becomes a bundle'),
        proof('deliveries/message', 'has what the specification asks of it'),
        proof('deliveries/message', 'Segment keeps every message that is made'),
      ],
    },
    {
      id: '002.test.identify',
      asks: 'A test Identify can be retrieved, printed for reading.',
      note: '`npm run deliver -- --type identify --print`',
      where: [script],
      tests: [deliver('--print gives JSON alone, the same for the same seed')],
    },
    {
      id: '002.test.send',
      asks: 'It can be sent to an endpoint as POST of JSON, with the API key of a test account and no password.',
      note: '`npm run deliver -- --type identify --to http://127.0.0.1:3000/segment --key YOUR_API_KEY`; to this machine only.',
      where: [
        script,
        declared('src/deliveries/loopback.ts', 'loopbackUrl'),
        declared('src/deliveries/send.ts', 'send'),
      ],
      tests: [
        deliver('--to sends to an endpoint of this machine, and tells its answer'),
        proof('deliveries/endpoint', 'puts exactly these headers on the wire'),
      ],
    },
    {
      id: '002.test.accept',
      asks: 'The generator is asked for version 2.0 in the header Accept.',
      outside: 'The generator is gone; ours has one version.',
    },
  ],
}

export const process: Subject = {
  title: 'Becoming a partner',
  rows: [
    {
      id: '002.process.survey',
      asks: '1. Complete the integration survey.',
      outside: 'Paperwork between a partner and Segment.',
    },
    {
      id: '002.process.endpoint',
      asks: '2. Build an endpoint.',
      note: 'The webhook of Watch events.',
      where: [
        passage('modules/watch-events.ts', "webhook: 'events'"),
        declared('src/deliveries/endpoint.ts', 'startEndpoint'),
      ],
      tests: [proof('deliveries/endpoint', 'every type arrives with %s, alone and in a batch')],
    },
    {
      id: '002.process.test',
      asks: '3. Test it.',
      where: [script],
      tests: [deliver('several go one by one, or in a batch, under either proof and spelling')],
    },
    {
      id: '002.process.review',
      asks: '4. Submit the technical survey for review.',
      outside: 'Paperwork between a partner and Segment.',
    },
    {
      id: '002.process.beta',
      asks: '5. Go through the private beta.',
      outside: 'A stage of Segment’s partner program.',
    },
  ],
}
