import { closest } from '../../closest.ts'
import { defineRule } from '../../rule.ts'
import { mismatchesIn } from '../../schema/app-mismatches.ts'
import type { Mismatch } from '../../schema/validate.ts'

const api = (request: object) => ({ modules: { send: { api: request } } })
const field = (spec: object) => ({ modules: { send: { expect: [{ name: 'to', label: 'To', ...spec }] } } })

/** The words of a closed set that may be an expression, too: `^(?:GET|POST|\{\{…\}\})$`. */
const wordsOf = (pattern: string): string[] =>
  (/^\^\(\?:(.*)\)\$$/s.exec(pattern)?.[1] ?? '').split('|').filter((word) => /^[\w/*-]+$/.test(word))

/** What the enumerations of the format consist of. */
type Word = string | number | boolean | null

const listed = (words: readonly Word[]): string =>
  words.map((word) => (word === null ? 'null' : String(word))).join(', ')

export default defineRule({
  code: 'value-types',
  title: 'Every value is of a kind that Make takes in its place.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api',
  good: [
    { reason: 'A method is a word or an expression.', app: api({ url: '/send', method: '{{parameters.method}}' }) },
    { reason: 'Make has this type of field.', app: field({ type: 'email' }) },
    { reason: 'Headers may be computed as a whole.', app: api({ url: '/send', headers: '{{temp.headers}}' }) },
    {
      reason: 'Errors have types, and a type can be computed.',
      app: { base: { response: { error: { message: 'No', type: '{{temp.type}}' } } } },
    },
  ],
  bad: [
    { reason: 'No field has this type.', app: field({ type: 'txet' }), marks: '"txet"' },
    { reason: 'HTTP has no such method.', app: api({ url: '/send', method: 'FETCH' }), marks: '"FETCH"' },
    {
      reason: 'Make has no such error.',
      app: { base: { response: { error: { message: 'No', type: 'AuthError' } } } },
      marks: '"AuthError"',
    },
    { reason: 'A flag is true or false, not a text.', app: field({ type: 'text', advanced: 'true' }), marks: '"true"' },
    { reason: 'Fields are a list.', app: { modules: { send: { parameters: {} } } }, marks: '{}' },
    { reason: 'A body has one of a few encodings.', app: api({ url: '/send', type: 'xml' }), marks: '"xml"' },
  ],
  check(app, report) {
    for (const mismatch of mismatchesIn(app)) {
      const said = explain(mismatch)
      if (said !== undefined) report(mismatch.at, ...said)
    }
  },
})

function explain(mismatch: Mismatch): [message: string, fix: string] | undefined {
  const shown = shorten(JSON.stringify(mismatch.node.value))
  switch (mismatch.kind) {
    case 'type':
      return [
        `This is ${nounOf(mismatch.node.type)}, which Make cannot use here.`,
        `Write ${mismatch.wanted.map(nounOf).join(' or ')}.`,
      ]
    case 'value':
      return [`Make does not know ${shown} here.`, nearest(mismatch.node.text, mismatch.wanted)]
    case 'pattern': {
      const words = wordsOf(mismatch.pattern)
      if (words.length === 0)
        return [`${shown} is not written as Make wants it here.`, `Write it so that it matches ${mismatch.pattern}.`]
      return [`Make does not know ${shown} here.`, nearest(mismatch.node.text, words)]
    }
    case 'range':
      return [
        `${shown} is outside of what Make takes here.`,
        `${limits[mismatch.rule] ?? 'The limit is'} ${mismatch.limit}.`,
      ]
    default:
      return undefined
  }
}

const limits: Readonly<Record<string, string>> = {
  minimum: 'Write a number of at least',
  maximum: 'Write a number of at most',
  minLength: 'Write a text whose length is at least',
  minItems: 'Write a list whose length is at least',
}

/** As many words as can be read in passing. */
const mostWords = 8

/** Words of other formats, and Make's for the same. */
const synonyms: Readonly<Record<string, string>> = {
  string: 'text',
  str: 'text',
  textarea: 'text',
  int: 'integer',
  float: 'number',
  decimal: 'number',
  bool: 'boolean',
  checkbox: 'boolean',
  object: 'collection',
  dropdown: 'select',
  enum: 'select',
  list: 'array',
  datetime: 'date',
  link: 'url',
}

function nearest(given: string | undefined, words: readonly Word[]): string {
  const synonym = given === undefined ? undefined : synonyms[given.toLowerCase()]
  const meant = words.includes(synonym ?? null) ? synonym : undefined
  const near = meant ?? (given === undefined ? undefined : closest(given, words.map(String)))
  if (near !== undefined) return `Write "${near}".`
  return words.length > mostWords
    ? `Write another word that Make has, such as ${listed(words.slice(0, mostWords))}.`
    : `Write one of ${listed(words)}.`
}

const nounOf = (type: string): string => {
  if (type === 'null') return 'null'
  const noun =
    { object: 'object', array: 'list', string: 'text', boolean: 'true or false', integer: 'whole number' }[type] ?? type
  if (type === 'boolean') return noun
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)
