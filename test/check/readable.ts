import { expect } from 'vitest'
import type { Finding } from '../../src/check/finding.ts'

/** Words of those who write checkers, and words that blame without saying what is wrong. */
const jargon =
  /\b(?:AST|nodes?|regex(?:p|es)?|NaN|schema|enum|identifiers?|lexer|parser|instance of|nullish|falsy|truthy|invalid|illegal|malformed|violat\w+|must be one of|is not any of|foo|bar)\b/i

/** How a fix begins: with what the reader does. */
const orders = new Set(
  `Add Ask Begin Build Change Choose Close Compare Correct Create Declare Delete Describe Draw Fill Format Give Join Keep
   Leave Let Limit List Make Mend Move Name Nest Order Put Quote Read Remove Rename Repeat Replace Require Say Send Set
   Split Store Switch Use Write`.split(/\s+/),
)

const most = 220

/** Expects that somebody who hears the finding read aloud knows what is wrong, where, and what to do. */
export function expectReadable(finding: Finding): void {
  expect({ finding, complaints: complaintsAbout(finding) }).toEqual({ finding, complaints: [] })
}

function complaintsAbout({ message, fix, component, location }: Finding): string[] {
  const told = `${message} ${fix}`
  const sentences = message.split(/(?<=[a-z)"])\. (?=[A-Z])/)
  const complaints: Readonly<Record<string, boolean>> = {
    'the message is no sentence': !/^["`'{]?[A-Z{].*[.?]$/su.test(message),
    'the message has more than two sentences': sentences.length > 2,
    'the message is too long to be heard once': message.length > most,
    'the fix does not begin with what to do': !orders.has(/^\w+/.exec(fix)?.[0] ?? ''),
    'the fix has no period': !fix.endsWith('.'),
    'the fix is too long to be heard once': fix.length > most,
    'the words are those of a program': jargon.test(told),
    'something of the program is left in it':
      /\[object |\bundefined (?:is|has)\b|\bnull null\b|\s{2,}|(?<!\.)\.\.(?!\.)|,,|\( /.test(told),
    'it is not said where': !/^(?:app|(?:connection|webhook|module|RPC|function|endpoint) '.+')$/.test(component),
    'the place is said twice': told.includes(`${location.file}:`),
  }
  return Object.keys(complaints).filter((complaint) => complaints[complaint])
}
