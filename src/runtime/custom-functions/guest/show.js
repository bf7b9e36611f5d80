import { Buffer } from './buffer.js'

const LENGTH = 200
const DEPTH = 4
const ITEMS = 20

/** A value as people read it in a message, cut after 200 characters. */
export function show(value) {
  const text = textOf(value, 0)
  return text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text
}

function textOf(value, depth) {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'bigint':
      return `${value}n`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'function':
      return `[function ${value.name}]`
    case 'object':
      return value === null ? 'null' : objectText(value, depth)
    default:
      return String(value)
  }
}

function objectText(value, depth) {
  if (value instanceof Error) return `[${value.name}: ${value.message}]`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Date(invalid)' : `Date(${value.toISOString()})`
  if (value instanceof RegExp) return String(value)
  if (value instanceof Buffer) return `Buffer(${value.toString('hex')})`
  if (depth === DEPTH) return Array.isArray(value) ? '[…]' : '{…}'
  if (Array.isArray(value)) return `[${textsOf(value, (item) => textOf(item, depth + 1))}]`
  if (value instanceof Map) return `Map(${textOf([...value], depth)})`
  if (value instanceof Set) return `Set(${textOf([...value], depth)})`
  const members = textsOf(Object.keys(value), (key) => `${keyText(key)}: ${textOf(value[key], depth + 1)}`)
  return members === '' ? '{}' : `{ ${members} }`
}

function textsOf(list, textOfOne) {
  const texts = Array.from(list.slice(0, ITEMS), textOfOne)
  return (list.length > ITEMS ? [...texts, '…'] : texts).join(', ')
}

function keyText(key) {
  return /^[\w$]+$/.test(key) ? key : JSON.stringify(key)
}
