import { iml } from '../../../src/authoring/expression.ts'
import { collectionOf, joined, listOf, mustBeCollection } from './expressions.ts'
import { unless } from './rules.ts'

/** The rule about what is joined. */
export const destinationShape = { mappedDestinations: mustBeCollection('mappedDestinations', 'Mapped destinations') }

/** The switches of the dialog, each a collection by destination: of the destinations that it lists, and of all others. */
export const destinationParts = {
  switches: iml(`toCollection(${listOf('destinations')}, 'name', 'value')`),
  others: { All: '{{parameters.allOtherDestinations}}' },
}

/** `integrations` as the user wants it: what is mapped, and over it the switches. */
export const wholeIntegrations: string = iml(joined(collectionOf('mappedDestinations'), 'temp.switches', 'temp.others'))

/** A destination that is there twice: one would replace the other. A switch without a value says nothing. */
export const destinationRules = {
  destinations: unless(
    `length(keys(temp.integrations)) = length(keys(${collectionOf('mappedDestinations')})) + length(map(${listOf('destinations')}, 'value')) + length(keys(temp.others))`,
    'A destination is there twice.',
  ),
}
