import { type Done, field, proof, type Requirement, type Subject } from '../requirement.ts'
import { documented, identifySends, readme, untouched } from './proofs.ts'
import { messageRows } from './modules-message.ts'

interface Said extends Partial<Pick<Done, 'note' | 'differs' | 'tests'>> {
  /** Part of the help of the field. */
  readonly says?: string
}

const trait = (
  path: string,
  asks: string,
  { note, differs, says, tests = [] }: Said = {},
  collection: 'traits' | 'moreTraits' = 'traits',
): Requirement => ({
  id: `003.identify.traits.${path}`,
  asks,
  ...(note !== undefined && { note }),
  ...(differs !== undefined && { differs }),
  where: [field('identify', `${collection}.${path}`, says)],
  tests: [identifySends, ...tests],
})

/** A trait that stands under **More traits**. */
const moreTrait = (path: string, asks: string, said: Said = {}): Requirement => trait(path, asks, said, 'moreTraits')

export const identify: Subject = {
  title: 'Identify',
  rows: [
    {
      id: '003.identify',
      asks: 'Ties a user to their actions and records traits: a unique User ID, and any traits.',
      where: [field('identify', 'userId'), field('identify', 'traits')],
      tests: [untouched, identifySends],
    },
    {
      id: '003.identify.once',
      asks: 'Segment recommends one call when the account is created, and another only when traits change.',
      told: [readme('Identify a user once when the account is created, and again only when traits change.')],
    },
    ...messageRows('identify'),
    {
      id: '003.identify.reference',
      asks: 'Points to Segment’s documentation of IDs and traits.',
      told: [
        readme('[identifying and IDs](https://www.twilio.com/docs/segment/connections/spec/identify)'),
        readme('[traits](https://www.twilio.com/docs/segment/connections/spec/identify#traits)'),
      ],
    },
  ],
}

const erased = proof('modules/identify', 'sends erased traits as null, inside address and company too')
const zero = proof('modules/identify', 'sends 0 and texts that look like nothing')

export const traits: Subject = {
  title: 'Traits of Identify',
  rows: [
    {
      id: '003.identify.traits',
      asks: 'Traits: what you know about the user.',
      note: 'Those that few need stand behind the advanced switch.',
      where: [field('identify', 'traits', 'What you know about the user'), field('identify', 'moreTraits')],
      tests: [identifySends, proof('modules/contract', 'leaves untouched fields out, whatever the form makes of them')],
    },
    trait('address', 'Street address.', { tests: [erased] }),
    trait('address.city', 'Its city.'),
    trait('address.country', 'Its country.'),
    trait('address.postalCode', 'Its postal code.'),
    trait('address.state', 'Its state.'),
    trait('address.street', 'Its street.'),
    moreTrait('age', 'Age.', { tests: [zero] }),
    moreTrait('avatar', 'Address of a picture.'),
    moreTrait('birthday', 'Birthday.', {
      note: 'Goes out as midnight UTC of the chosen day, whatever the time zone of the user.',
      tests: [
        proof('modules/times', 'a birthday in %s > that a user chose is sent as midnight UTC of that day'),
        proof('modules/times', 'a birthday in %s > that arrives as midnight UTC keeps its day'),
      ],
    }),
    trait('company', 'The company that the user represents.', { tests: [erased] }),
    trait('company.name', 'Its name.'),
    trait('company.id', 'Its ID, text or number.', {
      differs: 'A number becomes text: a field has one type, and an ID that is text never loses digits.',
      tests: [documented('a company may have a number as its ID, which arrives as text')],
    }),
    trait('company.industry', 'Its industry.'),
    trait('company.employee_count', 'How many employees it has.', { tests: [zero] }),
    trait('company.plan', 'Its plan.'),
    trait('createdAt', 'When the account was created, in ISO 8601.', {
      tests: [proof('modules/times', 'the creation date of %s > is sent as ISO 8601 in UTC')],
    }),
    moreTrait('description', 'Description.'),
    trait('email', 'Email address.'),
    trait('firstName', 'First name.'),
    moreTrait('gender', 'Gender.'),
    moreTrait('id', 'Unique ID in your database.'),
    trait('lastName', 'Last name.'),
    trait('name', 'Full name; Segment makes it from first and last name if it is missing.', {
      says: 'Segment fills it in from **First name** and **Last name**',
      tests: [documented('first and last name alone are sent as they are: Segment fills in the full name')],
    }),
    trait('phone', 'Phone number.'),
    moreTrait('title', 'Title in the company, such as VP of Engineering.', {
      says: 'The job title, such as `VP of Engineering`',
    }),
    moreTrait('username', 'User name, unique to each user.', { says: 'Unique to each user' }),
    moreTrait('website', 'Website.'),
    {
      id: '003.identify.customTraits',
      asks: 'Custom traits.',
      where: [field('identify', 'customTraits')],
      tests: [identifySends, proof('modules/custom-values', 'sends each value with the type chosen for it')],
    },
    {
      id: '003.identify.customTraits.reserved',
      asks: 'Their names must not be reserved ones.',
      note: 'Refused before anything is sent, whatever the case of their letters, and the error says which.',
      where: [field('identify', 'customTraits', 'Their names must not be those of **Traits**')],
      tests: [proof('modules/custom-values', 'refuses the reserved name %s and says so')],
    },
  ],
}
