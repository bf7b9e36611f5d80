import type { Parameters } from '../../src/authoring/generated/make-format.ts'

const ramenSecretKey: Parameters[number] = {
  name: 'ramenSecretKey',
  type: 'password',
  label: 'Ramen secret key',
  help: 'Only when Ramen runs in secure mode: the **organization secret key** from the RamenJS settings. Each Identify is then signed with it; the key itself is never sent.',
}

const directFields: Parameters = [
  {
    name: 'ramenEndpoint',
    type: 'url',
    label: 'Ramen endpoint',
    required: true,
    help: 'The address that receives messages in the form of a Segment Direct Integration, for example `https://ramen.example.com/segment`. It must begin with `https://` (`http://` only on `localhost`, for development).',
  },
  {
    name: 'ramenApiKey',
    type: 'password',
    label: 'Ramen API key',
    required: true,
    help: 'Sent to the endpoint as the user name of Basic authentication, with an empty password.',
  },
  {
    name: 'ramenOrganizationId',
    type: 'text',
    label: 'Organization ID',
    help: 'Your Ramen organization ID. If Ramen answers 404, check it first.',
  },
  ramenSecretKey,
]

/** What the user fills in to connect. */
export const connectionParameters: Parameters = [
  {
    name: 'region',
    type: 'select',
    label: 'Region',
    required: true,
    default: 'us',
    options: [
      { label: 'United States (default)', value: 'us' },
      { label: 'European Union', value: 'eu' },
    ],
    help: 'Where your Segment workspace stores its data. A workspace in the EU opens at `eu1.app.segment.com`. Segment drops or rejects what is sent to the wrong region. Saving the connection compares the region with the one of the write key, if Segment tells it.',
  },
  {
    name: 'writeKey',
    type: 'password',
    label: 'Write key',
    help: 'Of the source that receives your events: Segment > **Connections** > **Sources** > your source > **Settings** > **API Keys**. Leave it empty to give a write key in each module instead; then a **Workspace token** is needed.',
  },
  {
    name: 'token',
    type: 'password',
    label: 'Workspace token',
    help: 'Optional beside a write key. A Public API token with the role Workspace Owner: Segment > **Settings** > **Workspace settings** > **Access Management** > **Tokens**. Needs a Team or Business plan. It fills the lists of sources, destinations and tracking plans. Beside a write key it is not checked when you save: a wrong one shows when you open a list.',
  },
  {
    name: 'ramen',
    type: 'select',
    label: 'Ramen delivery',
    default: 'off',
    options: [
      { label: 'Not used', value: 'off' },
      { label: 'Through Segment', value: 'segment', nested: [ramenSecretKey] },
      { label: 'Direct endpoint', value: 'direct', nested: directFields },
      { label: 'Never', value: 'never' },
    ],
    help: "**Not used**: messages say nothing about Ramen. **Through Segment** marks each message for the Ramen destination of your workspace; Segment documents that destination for websites only, so what comes from a server may not arrive. **Direct endpoint** also sends each message to an address of yours that takes Segment's Direct Integration; Ramen's own service is gone. **Never** tells Segment to keep each message from Ramen.",
  },
]
