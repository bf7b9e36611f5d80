export { isCollectionText, isEmptyCollection, merged, pruned, sharedNames, utf8Bytes } from './collections.ts'
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
export { isoDate, isoDay } from './iso-date.ts'
export {
  firstLines,
  jsonInside,
  jsonLines,
  jsonValue,
  lineCount,
  numberedLines,
  replaceMarked,
  withoutFirstLines,
} from './json-lines.ts'
export { areJson, isJson, jsonContainer, maxJsonDepth, withParsedValues } from './json-texts.ts'
export { jsonString, withoutEmptyCollections } from './marked-json.ts'
export { isReadable, maxFieldLevels, schemaFields, schemaPatterns } from './schema-fields.ts'
export { snakeCaseKeys } from './snake-case-keys.ts'
export { switches } from './switches.ts'
export { jsonNames, jsonTexts, typedValues, type ValueType, valueTypes } from './typed-values.ts'
