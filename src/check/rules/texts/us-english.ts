import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { proseOf, textsOfComponents, textsOfFields } from './shared-texts.ts'

/** Words that are spelt in another way in the United States. Words that are right in both countries are left out. */
const american: Readonly<Record<string, string>> = {
  analyse: 'analyze',
  authorise: 'authorize',
  authorisation: 'authorization',
  behaviour: 'behavior',
  cancelled: 'canceled',
  catalogue: 'catalog',
  centre: 'center',
  colour: 'color',
  customise: 'customize',
  defence: 'defense',
  favourite: 'favorite',
  finalise: 'finalize',
  fulfil: 'fulfill',
  grey: 'gray',
  honour: 'honor',
  initialise: 'initialize',
  labelled: 'labeled',
  licence: 'license',
  minimise: 'minimize',
  neighbour: 'neighbor',
  normalise: 'normalize',
  optimise: 'optimize',
  organisation: 'organization',
  organise: 'organize',
  personalise: 'personalize',
  programme: 'program',
  recognise: 'recognize',
  serialise: 'serialize',
  summarise: 'summarize',
  synchronise: 'synchronize',
  travelled: 'traveled',
  utilise: 'utilize',
  whilst: 'while',
}

const pattern = new RegExp(`(?<![\\w-])(${Object.keys(american).join('|')})(s|d|r|rs)?(?![\\w-])`, 'i')

const labelled = (label: string) => formWith({ name: 'colour', type: 'text', label })

export default defineRule({
  code: 'us-english',
  title: 'Texts are in the English of the United States.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'As in other apps.', app: labelled('Color') },
    {
      reason: 'What the service calls it is quoted.',
      app: formWith({ name: 'c', type: 'text', label: 'Color', help: 'Sent as `colour`.' }),
    },
  ],
  bad: [{ reason: 'Other apps write color.', app: labelled('Colour'), marks: '"Colour"' }],
  check(app, report) {
    const texts = [
      ...textsOfFields(app, 'label'),
      ...textsOfFields(app, 'help'),
      ...textsOfComponents(app, 'module', 'label'),
      ...textsOfComponents(app, 'module', 'description'),
    ]
    for (const { node, text } of texts) {
      const [, word = '', ending = ''] = pattern.exec(proseOf(text)) ?? []
      const spelling = american[word.toLowerCase()]
      if (spelling === undefined) continue
      report(
        node,
        `The word ${word}${ending} is spelt as in Britain, but the apps of Make follow the United States.`,
        `Write ${sameCase(word, spelling)}${ending}.`,
      )
    }
  },
})

const sameCase = (word: string, spelling: string): string =>
  /^[A-Z]/.test(word) ? `${spelling.slice(0, 1).toUpperCase()}${spelling.slice(1)}` : spelling
