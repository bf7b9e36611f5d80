import { expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import { messageOf } from '../../src/check/output/message.ts'
import { rules } from '../../src/check/rules/index.ts'

const helped = (name: string, help: string) => ({ name, type: 'text', label: 'Name', help })

test('what an app words in the same way everywhere is said once, with the number of the other places', () => {
  const fields = ['a', 'b', 'c'].map((name) => helped(name, 'Who receives it'))
  const app = loadApp(folderOfFragment({ modules: { send: { expect: fields } } }))
  const found = checkApp(
    app,
    rules.filter(({ code }) => code === 'help-period'),
  )
  expect(found).toMatchObject([{ code: 'help-period', others: 2 }])
  expect(messageOf(found[0]!)).toBe('The help does not end in a period. It is so in 2 other places.')
})

test('what does not work is said at each place', () => {
  const fields = ['a', 'b'].map((name) => ({ name, type: 'string', label: 'Name' }))
  const app = loadApp(folderOfFragment({ modules: { send: { expect: fields } } }))
  const found = checkApp(
    app,
    rules.filter(({ code }) => code === 'value-types'),
  )
  expect(found).toHaveLength(2)
})
