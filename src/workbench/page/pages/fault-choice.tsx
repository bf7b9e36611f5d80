import type { JSX } from 'preact'

interface FaultProps {
  readonly faults: readonly string[]
  readonly fault: string
  readonly onChoose: (fault: string) => void
}

/** What goes wrong in the next run; nothing where no sandbox answers. */
export function FaultChoice({ faults, fault, onChoose }: FaultProps): JSX.Element | null {
  if (faults.length === 0) return null
  const services = [...new Set(faults.map((name) => name.split(':')[0] ?? ''))]
  return (
    <label class="fault">
      Let it fail
      <select value={fault} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">not at all</option>
        {services.map((service) => (
          <optgroup label={labels[service] ?? service}>
            {faults
              .filter((name) => name.startsWith(`${service}:`))
              .map((name) => (
                <option value={name}>{describe(name)}</option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

const labels: Readonly<Record<string, string>> = {
  segment: 'Segment',
  ramen: 'Ramen',
  publicApi: 'Public API of Segment',
  cdn: 'Settings of the source',
}

const meanings: Readonly<Record<string, string>> = {
  400: 'answers 400, bad request',
  401: 'answers 401, unauthorized',
  403: 'answers 403, forbidden',
  404: 'answers 404, not found',
  429: 'answers 429, too many requests',
  500: 'answers 500, internal error',
  503: 'answers 503, unavailable',
  drop: 'drops the connection',
}

function describe(name: string): string {
  const [service = '', what = ''] = name.split(':')
  return `${labels[service] ?? service} ${meanings[what] ?? what}`
}
