import type { Chapter } from '../rule.ts'

export const customFunctions: Chapter = {
  title: 'Custom functions',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  kind: 'directive',
  rules: [
    {
      id: 'function/call',
      text: 'Called by name in any expression.',
      tests: ['custom-functions/functions'],
      take: 'functionSources',
    },
    {
      id: 'function/iml',
      text: '`iml.name` reaches built-ins and the other functions of the app.',
      take: 'functionSources',
    },
    {
      id: 'function/built-ins',
      text: "JavaScript's own objects and `Buffer`.",
      tests: ['custom-functions/buffer'],
      take: 'functionSources',
    },
    {
      id: 'function/world',
      text: 'Neither `require` nor network, files or process.',
      tests: ['custom-functions/escape', 'custom-functions/border'],
      take: null,
    },
    {
      id: 'function/limits',
      text: '5,000 characters of source, 10 s a call.',
      tests: ['custom-functions/limits'],
      take: null,
    },
    { id: 'function/timezone', text: '`this.timezone` and `environment.timezone`.', take: 'functionSources' },
    { id: 'function/debug', text: '`debug()`.', tests: ['custom-functions/functions'], take: null },
    {
      id: 'function/tests',
      text: '`it` and `assert` in the test of a function.',
      tests: ['custom-functions/iml-tests'],
      take: null,
    },
    {
      id: 'function/enabled',
      text: "Off until Make's support turns them on.",
      unsupported: 'They are on here, so that any app can be run.',
    },
  ],
}
