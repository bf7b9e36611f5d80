import type { Decision } from './decision.ts'

/** What is done about folders with an app where Make's documentation leaves it open. */
export const loadingDecisions: readonly Decision[] = [
  {
    id: 'load-rest',
    question: 'What of an app with faulty files can run?',
    decision: 'All components whose files are sound; only connections when base or the common data are faulty.',
    file: 'load.ts',
  },
  {
    id: 'load-readme',
    question: 'May a path of `codeFiles` lead out of the folder?',
    decision: 'Only that of the readme, which is then not looked at.',
    file: 'folder.ts',
  },
]
