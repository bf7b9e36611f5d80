import { type Expression, quoted } from '../../src/authoring/macros/index.ts'
import { eventTypes } from './parameters.ts'

/*
 * Make does not document `temp` for webhooks, so every expression stands for itself. IML has no function that tells a
 * list from a collection, and none that tests each item; the JSON text and the filter of `map` take their place.
 */

/** The first character of the body's JSON: `{` of one event, `[` of a batch, an empty text without a body. */
export const shape: Expression = `substring(if(body, createJSON(body), ''), 0, 1)`

/** Whether the delivery is a batch. */
export const isBatch: Expression = `${shape} = '['`

/** The events of the delivery, as a list also when there is one. */
export const events: Expression = `if(${isBatch}, body, add(emptyarray, body))`

/** The types that the webhook knows, with commas between, as the filter of `map` wants them. */
export const knownTypes: Expression = quoted(eventTypes.join(','))

/** The types that the user allows, likewise; all unless some are chosen. */
export const allowedTypes: Expression = `ifempty(if(parameters.types, join(parameters.types, ','), ''), ${knownTypes})`

/** Returns how many events have one of the types. */
export const countOf = (types: Expression): Expression => `length(map(${events}, 'type', 'type', ${types}))`

const names: Expression = `ifempty(parameters.events, emptyarray)`
const filtersNames: Expression = `length(${names}) > 0`

/**
 * Types that have no event name. With nothing left it is a type that no event has, as an empty filter might let all
 * pass.
 */
const namelessTypes: Expression = `ifempty(join(remove(split(${allowedTypes}, ','), 'track'), ','), 'none')`

const trackedNames: Expression = `deduplicate(map(${events}, 'event', 'type', 'track'))`
const wantedNames: Expression = `deduplicate(${names})`

/** Two lists have an item in common when both together have fewer different items than each on its own. */
const tracksWantedName: Expression = `length(deduplicate(merge(${trackedNames}, ${wantedNames}))) < length(${trackedNames}) + length(${wantedNames})`

/**
 * Whether any event of an accepted delivery passes the filters, so that there is something for a scenario to do. It
 * holds an event of a type that is allowed; if that has a name, it is a Track.
 */
export const anyPasses: Expression = `if(${filtersNames}, if(${countOf(namelessTypes)} > 0, true, ${tracksWantedName}), true)`

/** Whether the event `item` passes the filters. */
export const itemPasses: Expression = `if(contains(split(${allowedTypes}, ','), item.type), if(item.type = 'track' && ${filtersNames}, contains(${names}, item.event), true), false)`
