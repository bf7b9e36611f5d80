import { declared, field, passage, proof, type Requirement, type Subject } from '../requirement.ts'
import { readme } from './proofs.ts'

const apiCall = (title: string, row?: string) => proof('modules/make-an-api-call', title, row)
const documented = (title: string, row?: string) => proof('modules/api-call-documentation', title, row)
const example = apiCall('the example of the documentation associates a user with a group')

const method = (name: string, asks: string): Requirement => ({
  id: `003.call.method.${name}`,
  asks,
  where: [field('makeAnApiCall', 'method')],
  tests: [documented('the method %s goes out as it was chosen', name)],
})

export const apiCalls: Subject = {
  title: 'Make an API Call',
  rows: [
    {
      id: '003.call',
      asks: 'Performs a custom call of the HTTP Tracking API.',
      where: [declared('modules/shared/segment-answer.ts', 'trackingHost'), field('makeAnApiCall', 'url')],
      tests: [apiCall('adds the write key of the connection, and sends to its region')],
    },
    {
      id: '003.call.url',
      asks: 'URL: a path relative to `https://api.segment.io`, such as `/v1/group`.',
      note: 'In the region of the connection. Another host cannot be reached.',
      where: [field('makeAnApiCall', 'url', '`https://api.segment.io`')],
      tests: [example, apiCall('refuses, before anything is sent, > the URL %j')],
    },
    {
      id: '003.call.endpoints',
      asks: 'Points to the list of endpoints.',
      told: [
        readme(
          '[endpoints](https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api)',
        ),
      ],
    },
    method('POST', 'POST, to create.'),
    method('GET', 'GET, to retrieve.'),
    method('PUT', 'PUT, to replace.'),
    method('PATCH', 'PATCH, to update in part.'),
    method('DELETE', 'DELETE, to delete.'),
    {
      id: '003.call.headers',
      asks: 'Headers of the request.',
      where: [field('makeAnApiCall', 'headers')],
      tests: [documented('further headers go out beside the write key'), example],
    },
    {
      id: '003.call.headers.authorization',
      asks: 'Authorization is added by itself.',
      note: 'With the write key of the connection. A header that the user adds wins, whatever the case of its letters, and so does a `writeKey` in the body.',
      where: [
        passage('modules/make-an-api-call.ts', "authorization: iml(`if(temp.ownKey, undefined, 'Basic ' + base64("),
        field('makeAnApiCall', 'headers', 'You do not have to add authorization headers'),
      ],
      tests: [
        apiCall('adds the write key of the connection, and sends to its region'),
        documented('further headers go out beside the write key'),
        apiCall('a header %s of the user wins'),
        apiCall('a write key > %s is the one that is sent'),
      ],
    },
    {
      id: '003.call.qs',
      asks: 'Query String of the request.',
      where: [field('makeAnApiCall', 'qs')],
      tests: [apiCall('sends a query, and no body with GET')],
    },
    {
      id: '003.call.body',
      asks: 'Body of the request.',
      where: [field('makeAnApiCall', 'body', 'JSON as text')],
      tests: [example, documented('the header of the documented example can be written as an expression')],
    },
    {
      id: '003.call.example',
      asks: 'Example: POST to `/v1/group/` associates a user with a group, with the headers Content-Type and authorization.',
      where: [field('makeAnApiCall', 'url'), field('makeAnApiCall', 'method'), field('makeAnApiCall', 'headers')],
      tests: [example],
    },
    {
      id: '003.call.example.authorization',
      asks: 'Its authorization is an expression: `Basic {{base64("key:")}}`.',
      note: 'The page shows the header by hand although it says that it is added; both ways work.',
      where: [declared('src/iml/functions/binary.ts', 'binary'), field('makeAnApiCall', 'headers')],
      tests: [documented('the header of the documented example can be written as an expression')],
    },
    {
      id: '003.call.example.output',
      asks: '`success: true` stands in the output under Body.',
      where: [passage('app/modules/make-an-api-call/make-an-api-call.communication.iml.json', '"body": "{{body}}"')],
      tests: [example],
    },
  ],
}
