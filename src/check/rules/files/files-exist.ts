import { defineRule } from '../../rule.ts'

const project = (path: string | null) => ({
  files: {
    'makecomapp.json': JSON.stringify({ generalCodeFiles: { base: path }, components: {} }, null, 2),
    'general/base.iml.json': '{}',
  },
})

export default defineRule({
  code: 'files-exist',
  title: 'Every file that the project names exists.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps',
  good: [
    { reason: 'The file is there.', app: project('general/base.iml.json') },
    { reason: 'null leaves the section to Make.', app: project(null) },
  ],
  bad: [{ reason: 'The name is misspelt.', app: project('general/bass.iml.json'), marks: '"general/bass.iml.json"' }],
  check(app, report) {
    for (const { at, message, fix } of app.gaps) report(at, message, fix)
  },
})
