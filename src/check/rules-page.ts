import type { BadExample, Example, Rule } from './rule.ts'
import { areas } from './rules/index.ts'

const head = `# Rules of \`npm run check\`

Generated from \`src/check/rules\` by \`npm run docs\`. Each rule stands there in a file of its own name, with the small apps that are
meant below, and the tests check all of them.

An **error** does not work in Make, or its reviewers refuse it. A **warning** works otherwise than it reads, or is asked for in a
review. **Advice** could be better. Exit codes: 0 without errors, 1 with errors (and with warnings under \`--strict\`), 2 when the app
could not be checked.
`

/** The page that lists every rule with the reasons of its examples, as Markdown. */
export function describeRules(): string {
  const counts = areas.map(
    ({ title, rules }) => `- [${title}](#${title.toLowerCase().replaceAll(' ', '-')}): ${rules.length}`,
  )
  const sections = areas.map(({ title, rules }) => [`## ${title}\n`, ...rules.map(describe)].join('\n'))
  return [head, `${counts.join('\n')}\n`, ...sections].join('\n')
}

function describe({ code, title, severity, oncePerApp, link, good, bad }: Rule): string {
  const source = link === undefined ? '' : ` [Make says so](${link}).`
  const lines = [...bad.map(wrong), ...good.map(right)]
  return `### ${code}\n\n**${title}** ${severityNames[severity]}${oncePerApp === true ? ' Said once for an app.' : ''}${source}\n\n${lines.join('\n')}\n`
}

const severityNames = { error: 'An error.', warning: 'A warning.', advice: 'Advice.' } as const

/** What the finding marks, if it is short enough to say something by itself. */
function wrong({ reason, marks }: BadExample): string {
  const [mark = ''] = [marks].flat()
  const isTelling = mark.length > 2 && mark.length <= 60 && !/[`\n]/.test(mark)
  return `- Wrong${isTelling ? `: \`${mark}\`` : ''}. ${escaped(reason)}`
}

const right = ({ reason }: Example): string => `- Right. ${escaped(reason)}`

const escaped = (text: string): string => text.replaceAll('<', '&lt;')
