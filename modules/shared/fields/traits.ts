import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { customValues } from './custom-values.ts'
import { namesOf } from './names.ts'

const address: Field = {
  name: 'address',
  type: 'collection',
  label: 'Address',
  spec: [
    { name: 'street', type: 'text', label: 'Street' },
    { name: 'city', type: 'text', label: 'City' },
    { name: 'postalCode', type: 'text', label: 'Postal code' },
    { name: 'state', type: 'text', label: 'State' },
    { name: 'country', type: 'text', label: 'Country' },
  ],
}

const avatar: Field = { name: 'avatar', type: 'url', label: 'Avatar', help: 'The address of a picture.' }
const createdAt: Field = { name: 'createdAt', type: 'date', label: 'Created at' }
const description: Field = { name: 'description', type: 'text', label: 'Description' }
const email: Field = { name: 'email', type: 'text', label: 'Email' }
const id: Field = { name: 'id', type: 'text', label: 'Database ID' }
const phone: Field = { name: 'phone', type: 'text', label: 'Phone' }
const website: Field = { name: 'website', type: 'url', label: 'Website' }

const company: Field = {
  name: 'company',
  type: 'collection',
  label: 'Company',
  help: 'With an **ID**, Ramen makes a company of it as the Group call would.',
  spec: [
    { name: 'id', type: 'text', label: 'ID' },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'industry', type: 'text', label: 'Industry' },
    { name: 'employee_count', type: 'number', label: 'Employee count' },
    { name: 'plan', type: 'text', label: 'Plan' },
  ],
}

/** The reserved traits of a user. https://segment.com/docs/connections/spec/identify/#traits */
const userTraitFields: Parameters = [
  email,
  { name: 'firstName', type: 'text', label: 'First name' },
  { name: 'lastName', type: 'text', label: 'Last name' },
  {
    name: 'name',
    type: 'text',
    label: 'Full name',
    help: 'Segment fills it in from **First name** and **Last name**.',
  },
  { name: 'username', type: 'text', label: 'Username', help: 'Unique to each user.' },
  phone,
  { name: 'title', type: 'text', label: 'Title', help: 'In the company, for example `VP of Engineering`.' },
  company,
  address,
  { name: 'age', type: 'number', label: 'Age' },
  {
    name: 'birthday',
    type: 'date',
    label: 'Birthday',
    time: false,
    help: "The day as the scenario's time zone has it; sent as midnight UTC of that day.",
  },
  { name: 'gender', type: 'text', label: 'Gender' },
  createdAt,
  avatar,
  website,
  description,
  id,
]

/** The reserved traits of a group. https://segment.com/docs/connections/spec/group/#traits */
const groupTraitFields: Parameters = [
  { name: 'name', type: 'text', label: 'Name' },
  { name: 'industry', type: 'text', label: 'Industry' },
  { name: 'employees', type: 'number', label: 'Employees' },
  { name: 'plan', type: 'text', label: 'Plan' },
  email,
  phone,
  website,
  address,
  createdAt,
  avatar,
  description,
  id,
]

const traits = (help: string, spec: Parameters): Field => ({
  name: 'traits',
  type: 'collection',
  label: 'Traits',
  help,
  spec,
})

/** What you know about the user. */
export const userTraits = traits(
  'What you know about the user. Fields that you leave empty keep their value.',
  userTraitFields,
)

/** What you know about the group. */
export const groupTraits = traits(
  'What you know about the group. Fields that you leave empty keep their value.',
  groupTraitFields,
)

/** Names that a custom trait of a user must not have. */
export const userTraitNames = namesOf(userTraitFields)

/** Names that a custom trait of a group must not have. */
export const groupTraitNames = namesOf(groupTraitFields)

/** Traits beside the reserved ones. */
export const customTraits = customValues(
  'customTraits',
  'Custom traits',
  'Add a trait',
  'Traits of your own. Their names must not be those of **Traits**. In Ramen, names that end in `_at` are read as times and names that begin with `is_` as yes or no.',
)
