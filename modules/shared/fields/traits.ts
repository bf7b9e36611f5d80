import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { customValues } from './custom-values.ts'
import { namesOf } from './names.ts'
import { text } from './text.ts'

const address: Field = {
  name: 'address',
  type: 'collection',
  label: 'Address',
  spec: [
    text('street', 'Street'),
    text('city', 'City'),
    text('postalCode', 'Postal code'),
    text('state', 'State'),
    text('country', 'Country'),
  ],
}

const createdAt = (what: string): Field => ({
  name: 'createdAt',
  type: 'date',
  label: 'Created at',
  help: `When ${what} was first created, in ISO 8601. Other forms are read with \`parseDate\`.`,
})

const avatar: Field = { name: 'avatar', type: 'url', label: 'Avatar', help: 'The address of a picture.' }
const website: Field = { name: 'website', type: 'url', label: 'Website' }
const databaseId = (what: string): Field => text('id', 'Database ID', `The ID of ${what} in your database.`)

/** The reserved traits of a user that most scenarios fill in. https://www.twilio.com/docs/segment/connections/spec/identify#traits */
export const userTraitFields: Parameters = [
  text('email', 'Email'),
  text('firstName', 'First name'),
  text('lastName', 'Last name'),
  text('name', 'Full name', 'Segment fills it in from **First name** and **Last name**.'),
  text('phone', 'Phone'),
  createdAt("the user's account"),
  {
    name: 'company',
    type: 'collection',
    label: 'Company',
    help: 'With an **ID**, Ramen makes a company of it as the Group call would.',
    spec: [
      text('id', 'ID'),
      text('name', 'Name'),
      text('industry', 'Industry'),
      { name: 'employee_count', type: 'number', label: 'Employee count' },
      text('plan', 'Plan'),
    ],
  },
  address,
]

/** The other reserved traits of a user. */
export const moreUserTraitFields: Parameters = [
  { name: 'age', type: 'number', label: 'Age' },
  avatar,
  {
    name: 'birthday',
    type: 'date',
    label: 'Birthday',
    time: false,
    help: 'Sent as midnight UTC of the day, whatever the time zone.',
  },
  text('description', 'Description'),
  text('gender', 'Gender'),
  databaseId('the user'),
  text('title', 'Title', 'The job title, such as `VP of Engineering`.'),
  text('username', 'Username', 'Unique to each user.'),
  website,
]

/** The reserved traits of a group that most scenarios fill in. https://www.twilio.com/docs/segment/connections/spec/group#traits */
export const groupTraitFields: Parameters = [
  text('name', 'Name'),
  text('industry', 'Industry'),
  { name: 'employees', type: 'number', label: 'Employees' },
  text('plan', 'Plan'),
  text('email', 'Email'),
  text('phone', 'Phone'),
  website,
  createdAt("the group's account"),
]

/** The other reserved traits of a group. */
export const moreGroupTraitFields: Parameters = [
  address,
  avatar,
  text('description', 'Description'),
  databaseId('the group'),
]

/** Returns the collection with the usual traits. */
export const traits = (what: string, spec: Parameters): Field => ({
  name: 'traits',
  type: 'collection',
  label: 'Traits',
  help: `What you know about the ${what}. Fields that you leave empty keep their value in Segment. Switch to **Map** for a whole collection.`,
  spec,
})

/** Returns the collection with the other reserved traits. */
export const moreTraits = (spec: Parameters): Field => ({
  name: 'moreTraits',
  type: 'collection',
  label: 'More traits',
  advanced: true,
  spec,
})

/** Traits beside the reserved ones. */
export const customTraits = customValues(
  'customTraits',
  'Custom traits',
  'Add a trait',
  'Traits of your own. Their names must not be those of **Traits** and **More traits**. In Ramen, names that end in `_at` are read as times and names that begin with `is_` as yes or no.',
)

/** The names of the traits of a user that the dialog has fields for. */
export const userTraitNames = namesOf([...userTraitFields, ...moreUserTraitFields])

/** The names of the traits of a group that the dialog has fields for. */
export const groupTraitNames = namesOf([...groupTraitFields, ...moreGroupTraitFields])
