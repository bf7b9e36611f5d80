import { type Expression, replaceAll } from './expression.ts'
import { withParsedValues } from './json-texts.ts'

/**
 * Returns a collection of switches out of a list of `{ name, type, value }` whose type is `on`, `off` or `json`: true,
 * false, or what the JSON text means. Undefined without a list. JSON items must have passed `areJson`.
 */
export const switches = (list: Expression): Expression => {
  const on = replaceAll(`createJSON(${list})`, '"type":"on"', '"type":"on","value":true')
  const onAndOff = replaceAll(on, '"type":"off"', '"type":"off","value":false')
  return `if(${list}, toCollection(${withParsedValues(onAndOff)}, 'name', 'value'), undefined)`
}
