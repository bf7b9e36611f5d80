import { assert, AssertionError } from './assert.js'
import { ask, enter, functionOf, messageOf, nameOf } from './bridge.js'
import { define } from './world.js'

/** Sets up the globals of a test file: `assert`, `it`, and the function under test even where its name was taken. */
export function prepare(setting) {
  const { name, zone, now, chance } = JSON.parse(setting)
  enter(zone, now, chance)
  define(globalThis, 'assert', assert)
  define(globalThis, 'it', it)
  define(globalThis, name, functionOf(name))
}

/** Runs a block at once, and tells the host at once how it ended: what comes later may never come to an end. */
function it(title, run) {
  let failure = null
  try {
    const result = run()
    if (result instanceof Promise) failure = 'The test returned a promise, which nobody waits for: it proves nothing.'
  } catch (error) {
    failure = `${error instanceof AssertionError ? '' : nameOf(error)}${messageOf(error)}`
  }
  ask('block', [], [String(title), failure])
}
