/*
 * The names that Segment's specification reserves, in its spelling.
 * The lists are fixed: a name that is added here is taken from the custom values of running scenarios.
 */

/** https://www.twilio.com/docs/segment/connections/spec/identify#traits */
export const reservedUserTraits = [
  'address',
  'age',
  'avatar',
  'birthday',
  'company',
  'createdAt',
  'description',
  'email',
  'firstName',
  'gender',
  'id',
  'lastName',
  'name',
  'phone',
  'title',
  'username',
  'website',
] as const

/** https://www.twilio.com/docs/segment/connections/spec/group#traits */
export const reservedGroupTraits = [
  'address',
  'avatar',
  'createdAt',
  'description',
  'email',
  'employees',
  'id',
  'industry',
  'name',
  'phone',
  'plan',
  'website',
] as const

/** https://www.twilio.com/docs/segment/connections/spec/track#properties */
export const reservedEventProperties = ['currency', 'revenue', 'value'] as const

/** https://www.twilio.com/docs/segment/connections/spec/page#properties */
export const reservedPageProperties = [
  'category',
  'keywords',
  'name',
  'path',
  'referrer',
  'search',
  'title',
  'url',
] as const

/** https://www.twilio.com/docs/segment/connections/spec/screen#properties */
export const reservedScreenProperties = ['category', 'name'] as const
