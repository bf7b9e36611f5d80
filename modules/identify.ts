import { defineModule } from '../src/authoring/define.ts'
import { deliver, deliveryResult, deliverySample, needsSomebody, pruned, withinYears } from './shared/delivery/index.ts'
import { birth, birthday, birthdayInSeconds } from './shared/delivery/birthday.ts'
import { advancedOfPeople, basics } from './shared/fields/index.ts'
import { writeKey } from './shared/fields/message.ts'
import { reservedUserTraits } from './shared/fields/reserved.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'
import { customTraits, moreTraits, moreUserTraitFields, traits, userTraitFields } from './shared/fields/traits.ts'

const plan = trackingPlan('Shows the traits that the plan has for users.', 'rpc://planTraits?call=IDENTIFY')

/** Ties a user to their actions and records traits about them. https://www.twilio.com/docs/segment/connections/spec/identify */
export default defineModule({
  name: 'identify',
  type: 'action',
  crud: 'update',
  label: 'Identify a user',
  description: 'Ties a user to their actions and records traits about them.',
  connection: 'segment',
  mappableParameters: [
    ...basics,
    traits('user', userTraitFields),
    customTraits,
    writeKey,
    moreTraits(moreUserTraitFields),
    plan,
    ...advancedOfPeople,
  ],
  communication: deliver({
    type: 'identify',
    ids: ['userId', 'anonymousId'],
    names: { birth },
    message: { userId: '{{temp.userId}}', anonymousId: '{{temp.anonymousId}}', traits: pruned('temp.traits') },
    data: {
      key: 'traits',
      dialog: [
        { collection: 'traits', fields: userTraitFields },
        { collection: 'moreTraits', fields: moreUserTraitFields },
      ],
      changed: { birthday },
      wholes: [{ parameter: 'planTraits', label: 'Traits of the plan' }],
      custom: {
        parameter: 'customTraits',
        reserved: reservedUserTraits,
      },
    },
    rules: {
      id: needsSomebody,
      createdAt: withinYears('parameters.traits.createdAt', 'Created at'),
      birthday: birthdayInSeconds,
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('identify'),
})
