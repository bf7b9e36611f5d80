import { iml } from '../../../src/authoring/expression.ts'
import { isSwitchedOff } from '../delivery/ramen.ts'

/** How the batch gets to Ramen, and what keeps it from being marked: a batch cannot sign users, and its events may say it themselves. */
export const batchRoute = {
  route: "{{ifempty(connection.ramen, 'off')}}",
  isOff: iml(`if(${isSwitchedOff}, 'not marked: switched off', undefined)`),
  hasOwn: iml(
    `if(contains(temp.own, '"ramen":') || contains(temp.own, '"all":false'), 'not marked: an event has integrations for Ramen or All of its own', undefined)`,
  ),
  isSecure: "{{if(connection.ramenSecretKey, 'not marked: a batch cannot sign users for secure mode', undefined)}}",
}

/** Why the batch is not marked, or nothing. What the user gives for Ramen by hand goes out as it is. */
export const batchAgainst = {
  noRamen: iml(
    `if(temp.route = 'direct', 'not sent directly: a batch goes to Segment only', ifempty(temp.isOff, if(temp.integrations.Ramen, undefined, ifempty(temp.hasOwn, temp.isSecure))))`,
  ),
}

/** What the batch says of Ramen to Segment. */
export const batchMark: string = iml(
  `if(temp.route = 'never', false, if(temp.route = 'segment' && !temp.noRamen, ifempty(temp.integrations.Ramen, true), temp.integrations.Ramen))`,
)

/** What the bundle says of Ramen, no more than was done; nothing where Ramen is not used. */
export const batchReport: string = iml(
  `if(temp.route = 'off', undefined, if(temp.route = 'never', 'excluded', ifempty(temp.noRamen, 'marked, but not certain to arrive')))`,
)
