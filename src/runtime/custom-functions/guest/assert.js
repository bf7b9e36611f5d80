import { difference, isLooselyEqual } from './compare.js'
import { show } from './show.js'

/*
 * The part of Node's assert that tests of functions use. Messages are our own.
 * https://nodejs.org/docs/latest-v20.x/api/assert.html
 */

/** What a failed check throws. */
export class AssertionError extends Error {
  get name() {
    return 'AssertionError'
  }
}

/** A message that the test gives wins; an error in its place is thrown as it is. */
function fail(given, message) {
  if (given instanceof Error) throw given
  throw new AssertionError(given === undefined ? message : String(given))
}

/** Checks that a value is truthy. */
export function assert(value, message) {
  if (!value) fail(message, `Expected a truthy value, but found ${show(value)}.`)
}

function deep(strict, equal) {
  return (actual, expected, message) => {
    const found = difference(actual, expected, strict)
    if (equal && found !== undefined) fail(message, `Expected deeply equal values, but ${found}.`)
    if (!equal && found === undefined)
      fail(message, `Expected values that are not deeply equal, but both are ${show(actual)}.`)
  }
}

function check(holds, words) {
  return (actual, expected, message) => {
    if (!holds(actual, expected)) fail(message, `Expected ${show(actual)} ${words} ${show(expected)}.`)
  }
}

/** Why what was thrown is not what was expected; undefined when it is. */
function mismatch(error, expected) {
  if (expected instanceof RegExp) {
    return expected.test(String(error))
      ? undefined
      : `Expected an error that matches ${expected}, but got ${show(error)}.`
  }
  if (typeof expected === 'function') return mismatchOf(error, expected)
  if (typeof expected !== 'object' || expected === null) return undefined
  const keys = expected instanceof Error ? ['name', 'message', ...Object.keys(expected)] : Object.keys(expected)
  for (const key of keys) {
    const wanted = expected[key]
    const actual = Object(error)[key]
    if (wanted instanceof RegExp && typeof actual === 'string' && wanted.test(actual)) continue
    if (difference(actual, wanted, true) === undefined) continue
    return `Expected an error with ${key} ${show(wanted)}, but it is ${show(actual)}.`
  }
  return undefined
}

function mismatchOf(error, expected) {
  const isClass = expected.prototype !== undefined
  if (isClass && error instanceof expected) return undefined
  if (isClass && (expected === Error || expected.prototype instanceof Error)) {
    return `Expected ${expected.name} to be thrown, but got ${show(error)}.`
  }
  return expected.call({}, error) === true ? undefined : `The check of the error did not give true for ${show(error)}.`
}

function throws(run, expected, message) {
  const given = typeof expected === 'string' ? expected : message
  let thrown
  try {
    run()
  } catch (error) {
    thrown = { error }
  }
  if (thrown === undefined) fail(given, 'Expected an error, but none was thrown.')
  const wrong = mismatch(thrown.error, expected)
  if (wrong !== undefined) fail(given, wrong)
}

function doesNotThrow(run, expected, message) {
  try {
    run()
  } catch (error) {
    const given = typeof expected === 'string' ? expected : message
    fail(given, `Expected no error, but ${show(error)} was thrown.`)
  }
}

function matching(wanted) {
  return (text, pattern, message) => {
    if (!(pattern instanceof RegExp)) throw new TypeError(`Expected a regular expression, but found ${show(pattern)}.`)
    if (typeof text === 'string' && pattern.test(text) === wanted) return
    fail(message, `Expected ${show(text)} ${wanted ? 'to match' : 'not to match'} ${pattern}.`)
  }
}

Object.assign(assert, {
  AssertionError,
  ok: assert,
  equal: check(isLooselyEqual, 'to equal'),
  notEqual: check((left, right) => !isLooselyEqual(left, right), 'not to equal'),
  strictEqual: check(Object.is, 'to be'),
  notStrictEqual: check((left, right) => !Object.is(left, right), 'not to be'),
  deepEqual: deep(false, true),
  notDeepEqual: deep(false, false),
  deepStrictEqual: deep(true, true),
  notDeepStrictEqual: deep(true, false),
  throws,
  doesNotThrow,
  match: matching(true),
  doesNotMatch: matching(false),
  fail: (message) => fail(message, 'The test failed by itself.'),
})
