import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RpcView } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import { type FieldModel, type SearchButton as Search, textOf } from './field-model.ts'
import { setValue } from './filled.ts'
import { useFormApi } from './form-context.ts'
import { isRecord, type Path } from './path.ts'

interface SearchProps {
  readonly field: FieldModel
  readonly search: Search
  readonly path: Path
}

/** The search button of a field: its own fields, and what its RPC finds, to choose from. */
export function SearchButton({ field, search, path }: SearchProps): JSX.Element {
  const form = useFormApi()
  const [words, setWords] = useState<Readonly<Record<string, string>>>({})
  const [items, setItems] = useState<readonly unknown[]>()
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    setBusy(true)
    setProblem('')
    try {
      const parameters = { ...form.filled.values, ...words }
      const { name, query } = search
      const connection = form.connectionId === undefined ? {} : { connectionId: form.connectionId }
      const found = await post<RpcView>('rpc', { name, query, parameters, ...connection })
      setItems(found.items)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    setBusy(false)
  }
  const choose = (item: unknown): void => {
    form.change((filled) => setValue(filled, path, isRecord(item) ? item['value'] : item), path)
    setItems(undefined)
  }
  return (
    <div class="search-button">
      {search.fields.map(({ name, label }) => (
        <label>
          {label}
          <input
            value={words[name] ?? ''}
            onInput={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="button" onClick={() => void ask()} disabled={isBusy}>
        {isBusy ? 'Searching …' : search.label}
      </button>
      <div aria-live="polite">
        {problem !== '' && <p class="issue">{problem}</p>}
        {items?.length === 0 && <p class="muted">Nothing found.</p>}
        {items !== undefined && items.length > 0 && (
          <ul class="found" aria-label={`Found for ${field.label}`}>
            {items.map((item) => (
              <li>
                <button type="button" class="quiet" onClick={() => choose(item)}>
                  {textOf(isRecord(item) ? (item['label'] ?? item['value']) : item)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
