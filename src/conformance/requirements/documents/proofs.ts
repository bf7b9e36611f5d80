import { declared, passage, proof } from '../requirement.ts'

/** The readme that users of the app see in Make. */
export const readme = (says: string) => passage('docs/app-readme.md', says)

/** Files that several documents name. */
export const routing = (name: string) => declared('modules/shared/delivery/ramen.ts', name)
export const direct = (name: string) => declared('modules/shared/delivery/ramen-direct.ts', name)

/** Tests of each delivering module. */
export const contract = (title: string) => proof('modules/contract', title)
export const documented = (title: string) => proof('modules/documented-values', title)
export const identifySends = proof('modules/identify', 'sends everything that was filled in')
export const trackSends = proof('modules/track', 'sends everything that was filled in')
export const untouched = contract('sends what was filled in and nothing else')

/** Tests from the fields of the app to what Ramen keeps, on both routes. */
export const ramenKeeps = (title: string, row?: string) => proof('modules/ramen-documentation', title, row)
export const troubleshooting = (row: string) =>
  ramenKeeps('what the troubleshooting of the documentation names > %s', row)

/** Tests of what each module says of Ramen, by the route that the connection chooses. */
export const routed = (row: string) => proof('modules/ramen', 'holds for $module, $route', row)
export const withoutUserId = (route: string) =>
  proof('modules/ramen', 'an Identify without User ID, which Ramen ignores, > is not marked or sent: %s', route)

/** Tests of the direct route. */
export const directly = (title: string, row?: string) => proof('modules/ramen-direct', title, row)
export const whole = (title: string) =>
  directly(`the whole message goes there, its names in snake_case and its values untouched: > ${title}`)
export const wholeIdentify = whole('Identify, with IDs, times, context and traits')
export const wholeTrack = whole('Track, with its event, context and properties')
export const wholePage = whole('Page, with its name, context and properties')
export const wholeGroup = whole('Group, with group ID, context and traits')
export const directAnswer = (row: string) =>
  directly('$answer to $module says that Segment has the message, and what to do', row)

/** Cases of what ramen.js is called with. */
export const call = (row: string) => proof('ramen/to-ramen', 'a message becomes a call of ramen.js > $name', row)
export const noCall = (row: string) => proof('ramen/to-ramen', 'a message that Ramen gets nothing of > $name', row)
export const attribute = (row: string) => proof('ramen/profile', '$attribute: $from becomes $to', row)
