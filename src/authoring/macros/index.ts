export { isEmptyCollection, merged, pruned, utf8Bytes } from './collections.ts'
export { basicAuth, withoutSecret, writeKey } from './credentials.ts'
export {
  blank,
  type Branch,
  choose,
  type Expression,
  firstFilled,
  iml,
  quoted,
  replaceAll,
  trimmed,
} from './expression.ts'
export { areJson, jsonContainer, maxJsonDepth, withParsedValues } from './json-texts.ts'
export { snakeCaseKeys } from './snake-case-keys.ts'
export { switches } from './switches.ts'
export { jsonNames, jsonTexts, typedValues, type ValueType, valueTypes } from './typed-values.ts'
