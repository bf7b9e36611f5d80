import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml, jsonString, replaceAll } from '../../src/authoring/macros/index.ts'
import { token } from './public-api.ts'

/** What a drop-down shows instead of a list: its only option, which leaves the field empty. */
const explanation = (label: string) => [{ label, value: '' }]

/** How a list becomes options. */
export interface OptionList {
  items: Expression
  /** Which `item` is shown. */
  only?: Expression
  label: Expression
  value: Expression
  /** Whether there could be a list; when there is a token unless told. */
  when?: Expression
  /** What is shown where there could be none. */
  otherwise: string
  /** What is shown for an empty list. */
  none: string
}

/** Returns the last step of an RPC: an option for each item of `temp`, or the reason why there is none. */
export const giveOptions = ({ items, only, label, value, when = token, otherwise, none }: OptionList): RpcRequest => ({
  temp: { none: explanation(none) },
  condition: { condition: iml(`if(${when}, true, false)`), default: explanation(otherwise) },
  response: {
    iterate: { container: iml(items), ...(only !== undefined && { condition: iml(only) }) },
    output: { label: iml(label), value: iml(value) },
    wrapper: '{{if(length(output) > 0, output, temp.none)}}',
  },
})

/** Returns options for a list of texts, label and value being the text. */
export const optionsOf = (texts: Expression): Expression =>
  `parseJSON(${replaceAll(`createJSON(${texts})`, jsonString, '{"label":$&,"value":$&}')})`
