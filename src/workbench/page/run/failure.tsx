import type { JSX } from 'preact'
import type { RunView } from '../../contract.ts'

interface FailureProps {
  readonly error: NonNullable<RunView['error']>
  readonly onField: (path: string) => void
}

/** An error as Make shows it, with a way to the fields that it is about. */
export function Failure({ error, onField }: FailureProps): JSX.Element {
  const { type, message, retryable, issues } = error
  const atFields = issues.filter(({ path }) => path !== '')
  return (
    <div class="outcome bad">
      <strong>{type}</strong>
      <p>{message}</p>
      <p class="muted">
        {retryable
          ? 'Make would try this bundle again later.'
          : 'Make would not try this bundle again by itself: the scenario stops unless it has an error handler.'}
      </p>
      {atFields.length > 0 && (
        <p>
          {atFields.map(({ path, label }) => (
            <button type="button" class="link" onClick={() => onField(path)}>{`Go to ${label}`}</button>
          ))}
        </p>
      )}
    </div>
  )
}
