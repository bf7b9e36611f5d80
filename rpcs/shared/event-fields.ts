import type { Field } from '../../src/authoring/generated/make-format.ts'
import { eventPropertyFields } from '../../modules/shared/fields/properties.ts'
import { namesOf } from '../../modules/shared/fields/names.ts'
import { specGroups } from './spec/index.ts'

/** The option of the list of events with which a user types a name: its label and its value. */
export const ownEventName = 'A name of your own'

/** Currency, Revenue and Value are there for every event. */
export const offeredProperties = namesOf(eventPropertyFields)

/** A field that events share, under a key: its name, with a number where fields of one name differ. */
interface SharedField {
  key: string
  field: Field
}

const fields: SharedField[] = []

function keyOf(field: Field): string {
  const text = JSON.stringify(field)
  const known = fields.find((one) => JSON.stringify(one.field) === text)
  if (known !== undefined) return known.key
  const count = fields.filter((one) => one.field.name === field.name).length
  const key = count === 0 ? String(field.name) : `${field.name} ${count + 1}`
  fields.push({ key, field })
  return key
}

/** For each event of the specification the keys of its fields, with commas between, as `map` wants them. */
export const keysOfEvents: Record<string, string> = Object.fromEntries(
  specGroups.flatMap(({ events }) =>
    events.map(({ name, properties }) => [
      name,
      properties
        .filter((field) => typeof field !== 'string')
        .filter((field) => !offeredProperties.includes(field.name ?? ''))
        .map(keyOf)
        .join(','),
    ]),
  ),
)

const isList = ({ field }: SharedField): boolean => field.type === 'array'

/** Every field that an event of the specification has, once, lists last: a dialog shows those of an event in this order. */
export const sharedFields: readonly SharedField[] = [...fields.filter((one) => !isList(one)), ...fields.filter(isList)]
