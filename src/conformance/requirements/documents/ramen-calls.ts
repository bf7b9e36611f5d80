import { declared, field, passage, proof, type Subject } from '../requirement.ts'
import {
  attribute,
  call,
  direct,
  noCall,
  ramenKeeps,
  readme,
  routed,
  routing,
  whole,
  wholeGroup,
  wholeIdentify,
  withoutUserId,
} from './proofs.ts'

const user = (name: string) => declared('src/ramen/identify.ts', name)
const kept = declared('src/ramen/profile.ts', 'namedAttributes')

export const gettingStarted: Subject = {
  title: 'Which calls reach Ramen',
  rows: [
    {
      id: '000.translate',
      asks: 'Segment translates a message into what Ramen understands.',
      note: 'Ramen’s library took calls, so that is what a message is translated into.',
      where: [declared('src/ramen/to-ramen.ts', 'toRamen')],
      tests: [
        call('the example of the documentation'),
        proof('sandbox/store', 'is stored as the browser integration would hand it over'),
      ],
    },
    {
      id: '001.accepts',
      asks: 'Ramen accepts Page, Group, Identify and Track.',
      note: 'Screen and Alias go to Segment only. Where Ramen is used, the output says so.',
      where: [routing('isForRamen'), declared('src/ramen/to-ramen.ts', 'calls')],
      tests: [routed('through Segment'), noCall("type 'alias' is ignored"), noCall("type 'screen' is ignored")],
    },
    {
      id: '001.name',
      asks: 'In the integrations object it is called `Ramen`, to the letter.',
      where: [
        passage('modules/shared/delivery/send.ts', 'Ramen: ramenMark'),
        routing('isSwitchedOff'),
        declared('src/ramen/integrations.ts', 'DESTINATION'),
      ],
      tests: [
        routed('through Segment'),
        routed('direct'),
        call('integrations: ramen in lower case does not switch off'),
      ],
    },
    {
      id: '000.anonymous',
      asks: 'Page, Track and Group work for anonymous visitors, without an Identify before.',
      where: [direct('sendToRamen'), declared('src/sandbox/ramen/store.ts', 'createRamenStore')],
      tests: [
        whole('a page view of an anonymous visitor'),
        ramenKeeps('%s works for a visitor whom no Identify has named', 'page'),
        ramenKeeps('%s works for a visitor whom no Identify has named', 'track'),
        ramenKeeps('%s works for a visitor whom no Identify has named', 'group'),
      ],
    },
    {
      id: '000.anonymous.identify',
      asks: 'An Identify must have an ID, or Ramen ignores it.',
      note: 'Segment gets it all the same, and the output says why Ramen does not.',
      where: [routing('ofType'), declared('src/ramen/to-ramen.ts', 'calls')],
      tests: [
        withoutUserId('through Segment'),
        withoutUserId('direct'),
        noCall('identify without a user ID is ignored'),
      ],
    },
    {
      id: '000.snippet',
      asks: 'Segment loads Ramen’s library on your page; remove Ramen’s own snippet.',
      outside: 'A matter of web pages: Make loads no script.',
    },
    {
      id: '000.questions',
      asks: 'On Page and Track, Ramen looks whether a question should be asked.',
      outside: 'Ramen does that, in the browser.',
    },
  ],
}

export const identify: Subject = {
  title: 'Identify',
  rows: [
    {
      id: '000.identify',
      asks: 'Identify names the logged-in user to Ramen.',
      where: [direct('directData'), user('userOf')],
      tests: [ramenKeeps('the example of Identify becomes a user'), wholeIdentify],
    },
    {
      id: '000.identify.example',
      asks: 'The example: a user with email, name, `created_at`, `is_profitable`, plan and `mrr`.',
      where: [passage('examples/messages/01-identify-ramen-documentation.json', '"created_at": 1234567890')],
      tests: [ramenKeeps('the example of Identify becomes a user'), call('the example of the documentation')],
    },
    {
      id: '000.identify.id',
      asks: '`id` is the ID of the user.',
      where: [field('identify', 'userId'), user('userOf')],
      tests: [ramenKeeps('the example of Identify becomes a user'), call('the user ID wins over a trait id')],
    },
    {
      id: '000.identify.email',
      asks: '`email` is the email of the user.',
      where: [field('identify', 'traits.email'), user('userOf')],
      tests: [ramenKeeps('the example of Identify becomes a user'), call('an empty email is left out')],
    },
    {
      id: '000.identify.name',
      asks: '`name` is the name of the user.',
      note: 'Without one, first and last name together, as Segment’s library did it.',
      where: [field('identify', 'traits.name'), user('nameOf')],
      tests: [ramenKeeps('the example of Identify becomes a user'), call('the name is composed, and its parts stay')],
    },
    {
      id: '000.identify.created_at',
      asks: '`created_at` becomes `customer_created_at`, given as a date or in epoch seconds.',
      note: 'A date in **Created at**; seconds as a custom trait `created_at`, since a number of seconds in a field for dates is refused.',
      where: [field('identify', 'traits.createdAt'), kept, declared('src/ramen/dates.ts', 'creationSeconds')],
      tests: [
        ramenKeeps('a creation date is kept in seconds, given as %s', 'a date'),
        ramenKeeps('a creation date is kept in seconds, given as %s', 'seconds'),
        proof('ramen/to-ramen', 'reads Date objects'),
      ],
    },
    {
      id: '000.identify.company',
      asks: 'A `company` that is an object with an `id` counts as a Group.',
      where: [field('identify', 'traits.company', 'With an **ID**, Ramen makes a company of it'), user('companyOf')],
      tests: [
        ramenKeeps('a company with an ID is a group of its user, one without is nothing'),
        call('a company that is not an object is dropped'),
        call('a company with an id'),
      ],
    },
    {
      id: '000.identify._at',
      asks: 'Names that end in `_at` are times.',
      where: [
        field('identify', 'customTraits', 'names that end in `_at` are read as times'),
        declared('src/ramen/attributes.ts', 'keepAttribute'),
      ],
      tests: [
        ramenKeeps('names that end in _at are times, names that begin with is_ are Booleans'),
        attribute('seen_at'),
      ],
    },
    {
      id: '000.identify.is_',
      asks: 'Names that begin with `is_` are Booleans.',
      where: [
        field('identify', 'customTraits', 'names that begin with `is_` as yes or no'),
        declared('src/ramen/attributes.ts', 'keepAttribute'),
      ],
      tests: [ramenKeeps('names that end in _at are times, names that begin with is_ are Booleans'), attribute('is_x')],
    },
    {
      id: '000.identify.userId',
      asks: 'An Identify without `userId` is ignored; nothing takes its place.',
      where: [routing('ofType'), readme('Ramen ignores an Identify without User ID')],
      tests: [
        withoutUserId('through Segment'),
        withoutUserId('direct'),
        noCall('identify with the user ID null is ignored'),
        proof('sandbox/direct', 'answers $status to $name', 'identify without a user id'),
      ],
    },
  ],
}

const groupKeeps = ramenKeeps('the example of Group becomes a company, its further attributes by the same rules')
const companyOf = declared('src/ramen/profile.ts', 'companyProfile')

export const group: Subject = {
  title: 'Group',
  rows: [
    {
      id: '000.group',
      asks: 'Group puts the user into a company.',
      where: [direct('directData'), declared('src/ramen/group.ts', 'companyOfGroup')],
      tests: [groupKeeps, wholeGroup],
    },
    {
      id: '000.group.several',
      asks: 'A user can be in several groups, and so in several companies.',
      where: [declared('src/sandbox/ramen/store.ts', 'createRamenStore')],
      tests: [
        ramenKeeps('a user in several groups is in several companies'),
        proof('sandbox/store', 'lets a user in several groups belong to several companies'),
      ],
    },
    {
      id: '000.group.example',
      asks: 'The example: a company with name, `url`, `created_at`, `is_awesome`, plan and `mrr`.',
      where: [passage('examples/messages/12-group-ramen-documentation.json', '"url": "https://charturl.com"')],
      tests: [groupKeeps, call('group: the example of the documentation')],
    },
    {
      id: '000.group.id',
      asks: '`id` is the ID of the company.',
      where: [field('group', 'groupId'), companyOf],
      tests: [groupKeeps, call('group: the group ID wins over a trait id')],
    },
    {
      id: '000.group.url',
      asks: '`url` is its URL.',
      note: 'Not one of Segment’s reserved traits of a group, so the user adds it to the list.',
      where: [field('group', 'customTraits'), kept],
      tests: [
        groupKeeps,
        proof('sandbox/store', 'keeps a user under the names of Ramen, and the company as a Group would'),
      ],
    },
    {
      id: '000.group.name',
      asks: '`name` is its name.',
      where: [field('group', 'traits.name'), kept],
      tests: [groupKeeps],
    },
    {
      id: '000.group.created_at',
      asks: '`created_at` becomes `company_created_at`, given as a date or in epoch seconds.',
      note: 'As with Identify.',
      where: [field('group', 'traits.createdAt'), kept],
      tests: [
        ramenKeeps('a creation date is kept in seconds, given as %s', 'a date'),
        ramenKeeps('a creation date is kept in seconds, given as %s', 'seconds'),
      ],
    },
    {
      id: '000.group.others',
      asks: 'Other attributes follow the rules of Identify.',
      where: [field('group', 'customTraits'), declared('src/ramen/attributes.ts', 'keepAttribute')],
      tests: [groupKeeps],
    },
  ],
}

const nothingKept = ramenKeeps('of an event the name is kept, of a page that it was seen')

export const pageAndTrack: Subject = {
  title: 'Page and Track',
  rows: [
    {
      id: '000.page',
      asks: 'Page registers a page view.',
      where: [direct('sendToRamen'), declared('src/ramen/to-ramen.ts', 'calls')],
      tests: [nothingKept, call('page has no arguments')],
    },
    {
      id: '000.page.attributes',
      asks: 'It takes no attributes: a title is ignored.',
      note: 'A direct endpoint gets them, as 002 asks; nothing is kept of them on either route.',
      where: [declared('src/ramen/to-ramen.ts', 'calls'), readme('everything of a page view')],
      tests: [call('page has no arguments'), nothingKept],
    },
    {
      id: '000.track',
      asks: 'Track registers an event.',
      where: [direct('sendToRamen'), declared('src/ramen/to-ramen.ts', 'calls')],
      tests: [nothingKept, call('an event name is passed verbatim')],
    },
    {
      id: '000.track.attributes',
      asks: 'It takes the name and no attributes: a plan is ignored.',
      note: 'A direct endpoint gets them, as 002 asks; nothing is kept of them on either route.',
      where: [declared('src/ramen/to-ramen.ts', 'calls'), readme('everything of an event but its name')],
      tests: [call('track passes the event name only'), nothingKept],
    },
  ],
}
