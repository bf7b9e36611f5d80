import { field, proof, type Subject } from '../requirement.ts'
import { documented, readme, trackSends } from './proofs.ts'
import { messageRows } from './modules-message.ts'

export const track: Subject = {
  title: 'Track',
  rows: [
    {
      id: '003.track',
      asks: 'Records an action of a user, with properties that describe it.',
      where: [field('track', 'event'), field('track', 'customProperties')],
      tests: [trackSends],
    },
    ...messageRows('track'),
    {
      id: '003.track.event',
      asks: 'Event Name: the action that the user performed.',
      where: [field('track', 'event', 'What the user did')],
      tests: [trackSends, proof('modules/track', 'refuses the event name %j')],
    },
    {
      id: '003.track.reference',
      asks: 'Points to Segment’s documentation of events and IDs.',
      told: [
        readme('[events](https://www.twilio.com/docs/segment/connections/spec/track)'),
        readme('[identifying and IDs](https://www.twilio.com/docs/segment/connections/spec/identify)'),
      ],
    },
    {
      id: '003.track.currency',
      asks: 'Currency of the revenue, by its ISO code.',
      note: 'The page says ISO 4127; currencies are ISO 4217. Anything but three letters is refused.',
      where: [field('track', 'currency', 'as an ISO 4217 code')],
      tests: [
        trackSends,
        proof('modules/track', 'sends the currency %j in capitals'),
        proof('modules/track', 'refuses the currency %j'),
      ],
    },
    {
      id: '003.track.currency.default',
      asks: 'Without it, Segment takes US dollars.',
      where: [field('track', 'currency', 'Empty: Segment takes US dollars')],
      tests: [documented('a shirt for $19.99 is a revenue of 19.99 without a currency')],
    },
    {
      id: '003.track.revenue',
      asks: 'Revenue, as a decimal: $19.99 is 19.99.',
      where: [field('track', 'revenue', 'with a point for decimals, such as `19.99`')],
      tests: [trackSends, documented('a shirt for $19.99 is a revenue of 19.99 without a currency')],
    },
    {
      id: '003.track.value',
      asks: 'Value: what an event is worth that brings no revenue, such as a newsletter signup.',
      where: [field('track', 'value', 'such as a newsletter signup')],
      tests: [trackSends, documented('a value goes without revenue, as for a newsletter signup')],
    },
    {
      id: '003.track.customProperties',
      asks: 'Custom Properties: anything that helps to analyse events later.',
      note: 'Each with a type: text, number, yes or no, date, list of texts, or a collection or list that is mapped. JSON as text is refused there: Make’s module **Parse JSON** reads it.',
      where: [field('track', 'customProperties')],
      tests: [
        trackSends,
        proof('modules/custom-values', 'sends each value with the type chosen for it'),
        proof('modules/custom-values', 'sends %s as it is', 'two line items'),
        proof('modules/custom-values', 'refuses the text %j where a collection or list is meant'),
      ],
    },
    {
      id: '003.track.customProperties.advice',
      asks: 'Segment recommends to send properties whenever possible.',
      told: [readme('Send properties with an event wherever you can')],
    },
    {
      id: '003.track.customProperties.reserved',
      asks: 'Their names must not be reserved ones.',
      where: [field('track', 'customProperties', 'Their names must not be those of the fields above')],
      tests: [proof('modules/custom-values', 'refuses the reserved name %s and says so')],
    },
    {
      id: '003.track.customProperties.reference',
      asks: 'Points to Segment’s list of reserved names.',
      told: [readme('[properties](https://www.twilio.com/docs/segment/connections/spec/track#properties)')],
    },
  ],
}
