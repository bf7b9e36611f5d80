import { field, proof, type Subject } from '../requirement.ts'
import { readme } from './proofs.ts'

const token = (title: string) => proof('connections/segment', title)

export const connecting: Subject = {
  title: 'Prerequisites and connection',
  rows: [
    {
      id: '003.account',
      asks: 'A Segment account is needed; the page says where to create one.',
      told: [readme('sign up at [app.segment.com/signup](https://app.segment.com/signup)')],
    },
    {
      id: '003.mandatory',
      asks: 'Dialogs mark the fields that are mandatory.',
      note: 'Make prints the label of a field with `required` in bold. The text of the page has lost its bold type, so which ones were meant is not known.',
      where: [field('track', 'event'), field('segment', 'region')],
      tests: [proof('modules/track', 'refuses the event name %j'), proof('connections/segment', 'needs a region')],
    },
    { id: '003.connect.login', asks: '1. Log in to Segment.', told: [readme('Log in, and get one of these')] },
    {
      id: '003.connect.settings',
      asks: '2. Open Settings.',
      told: [field('segment', 'token', 'Segment > **Settings**')],
    },
    {
      id: '003.connect.tokens',
      asks: '3. Open the tab Tokens of Access Management.',
      told: [field('segment', 'token', '**Access Management** > **Tokens**')],
    },
    { id: '003.connect.create', asks: '4. Click Create Token.', told: [readme('click **Create Token**')] },
    {
      id: '003.connect.role',
      asks: '5. Describe the token, choose Workspace Owner, create it.',
      told: [
        field('segment', 'token', 'with the role Workspace Owner'),
        readme('enter a description, choose the role **Workspace Owner**'),
      ],
    },
    {
      id: '003.connect.copy',
      asks: '6. Copy the token and keep it in a safe place.',
      told: [readme('copy the token and keep it in a safe place')],
    },
    {
      id: '003.connect.dialog',
      asks: '7. Open a module and create a connection.',
      told: [readme('Then open any module of the app, create a connection, and paste what you have.')],
    },
    {
      id: '003.connect.token',
      asks: '8. Enter the token; the connection is established with it.',
      note: 'With a token alone, saving the connection asks for its workspace. A refused token gives an error that repeats steps 2 to 5. Beside a write key it is not checked until a list asks for it.',
      where: [field('segment', 'token')],
      tests: [
        token('works alone'),
        token('is proved by the workspace in region %s'),
        token('that is refused with %i gives an error that says which and where'),
        token('in region %s is taken when its settings name the host %s'),
        proof('modules/contract', 'works with a connection that holds a token alone'),
      ],
    },
  ],
}
