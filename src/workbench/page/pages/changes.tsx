import type { JSX } from 'preact'
import type { ChangesView } from '../../contract.ts'
import { useLoaded } from '../use-loaded.ts'

/** How the app differs from the last commit: in words, and line by line. */
export function ChangesPage({ version }: { readonly version: number }): JSX.Element {
  const { value, problem } = useLoaded<ChangesView>('changes', version)
  return (
    <section class="sheet" aria-labelledby="changes-heading">
      <h1 id="changes-heading">Changes</h1>
      {value === undefined && <p class="muted">{problem?.message ?? 'Comparing …'}</p>}
      {value?.since !== undefined && <p class="muted">{`Since the commit ${value.since}`}</p>}
      {value?.problems.map((one) => (
        <p class="issue">{one}</p>
      ))}
      {value?.changes.length === 0 && value.problems.length === 0 && <p>Nothing has changed.</p>}
      <ul class="changes">
        {value?.changes.map(({ file, summary, diff }) => (
          <li key={file}>
            <h2>{file}</h2>
            <ul>
              {summary.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
            {diff !== '' && (
              <details>
                <summary>Line by line</summary>
                <Diff file={file} diff={diff} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const kinds: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'place' }

function Diff({ file, diff }: { readonly file: string; readonly diff: string }): JSX.Element {
  return (
    <pre class="diff" tabIndex={0} role="group" aria-label={`Changes of ${file}`}>
      {diff.split('\n').map((line) => (
        <span class={kinds[line.slice(0, 1)] ?? ''}>{`${line}\n`}</span>
      ))}
    </pre>
  )
}
