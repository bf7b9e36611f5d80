import type { Decision } from '../decisions.ts'

/** What Make's documentation leaves open about custom functions, and what happens here. Files are relative to src/runtime. */
export const customFunctionDecisions: readonly Decision[] = [
  {
    id: 'function-source',
    question: 'What may stand in the file of a function?',
    decision: "One function, as Make's own test runner reads it: in parentheses. Anything beside it is a syntax error.",
    file: 'custom-functions/sandbox.ts',
  },
  {
    id: 'function-state',
    question: 'Does anything stay from one call to the next?',
    decision: 'Nothing. Each call starts from the same state; functions that call each other in one call share it.',
    file: 'custom-functions/sandbox.ts',
  },
  {
    id: 'function-siblings',
    question: 'How does a function call another one of the app?',
    decision:
      'Through `iml`, where it hides a built-in of the same name, and by its bare name unless JavaScript has that name.',
    file: 'custom-functions/guest/bridge.js',
  },
  {
    id: 'function-promise',
    question: 'What if a function returns a promise?',
    decision: 'An error: Make does not wait for it.',
    file: 'custom-functions/guest/copy.js',
  },
  {
    id: 'function-values',
    question: 'Which values go in and out?',
    decision:
      'Copies of what IML knows. Functions and symbols are left out, a BigInt and a cycle are errors, `toJSON` is not called.',
    file: 'custom-functions/copy.ts',
  },
  {
    id: 'function-console',
    question: 'Is there a `console`?',
    decision: 'Yes, apps use it; what is printed goes where the output of `debug` goes.',
    file: 'custom-functions/guest/bridge.js',
  },
  {
    id: 'function-zone',
    question: "In which zone are JavaScript's own local dates?",
    decision: 'UTC, wherever the host is. `this.timezone` and the dates of `iml` follow the scenario.',
    file: 'custom-functions/engine.ts',
  },
  {
    id: 'function-locale',
    question: 'Which language have `toLocaleString` and `localeCompare` when none is named?',
    decision: 'American English. There is no `Intl`.',
    file: 'custom-functions/locale.ts',
  },
  {
    id: 'function-memory',
    question: 'How much memory may functions have?',
    decision: '128 MB for those of an app, where Make grants 2 GB, and some 1,300 calls inside each other.',
    file: 'custom-functions/limits.ts',
  },
  {
    id: 'function-test-promise',
    question: 'Has a test passed that returns a promise?',
    decision: "No, though Make's runner says so: nobody sees what becomes of the promise.",
    file: 'custom-functions/guest/tests.js',
  },
]
