import type { JSX } from 'preact'
import type { FindingsView, FindingView } from '../../contract.ts'
import { linkTo } from '../route.ts'
import { SourceLink } from '../value/source-link.tsx'

/** What the checker found in the app, the gravest first. */
export function FindingsPage({ view }: { readonly view: FindingsView | undefined }): JSX.Element {
  const findings = (view?.findings ?? []).toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  )
  return (
    <section class="sheet" aria-labelledby="findings-heading">
      <h1 id="findings-heading">Findings</h1>
      {view === undefined && <p class="muted">Checking …</p>}
      {view?.problems.map((problem) => (
        <p class="issue">{problem}</p>
      ))}
      {view !== undefined && findings.length === 0 && view.problems.length === 0 && (
        <p>The checker has nothing to say: no rule is broken.</p>
      )}
      <ul class="findings">
        {findings.map((finding) => (
          <li>
            <OneFinding finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const order = ['error', 'warning', 'advice']

function OneFinding({ finding }: { readonly finding: FindingView }): JSX.Element {
  const { severity, code, component, message, fix, excerpt, link, target } = finding
  return (
    <>
      <p>
        <span class={`severity ${severity}`}>{severity}</span> <strong>{component}</strong>{' '}
        <span class="muted">{code}</span>
      </p>
      <p>{message}</p>
      {excerpt !== undefined && (
        <pre class="excerpt">
          {excerpt.template.slice(0, excerpt.start)}
          <mark>{excerpt.template.slice(excerpt.start, excerpt.end)}</mark>
          {excerpt.template.slice(excerpt.end)}
        </pre>
      )}
      <p class="muted">{fix}</p>
      <p class="links">
        <SourceLink finding={finding} />
        {target !== undefined && 'module' in target && <a href={linkTo('module', target.module)}>Show the dialog</a>}
        {link !== undefined && /^https?:\/\//.test(link) && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            Read about it
          </a>
        )}
      </p>
    </>
  )
}
