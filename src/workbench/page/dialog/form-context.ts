import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldIssue, Filled, FindingView } from '../../contract.ts'
import type { Path } from './path.ts'

/** What the fields of one dialog share. */
export interface FormApi {
  readonly filled: Filled
  /** Begins the ids of its fields: two dialogs may stand on one page. */
  readonly id: string
  readonly issues: readonly FieldIssue[]
  readonly findings: readonly FindingView[]
  /** Whether fields can be mapped: those of modules. */
  readonly canMap: boolean
  /** Whether an empty field can be erased. */
  readonly canErase: boolean
  readonly bundles: Readonly<Record<string, unknown>>
  /** The server is being asked which fields and options there are. */
  readonly isLoading: boolean
  readonly connectionId: string | undefined
  readonly change: (change: (filled: Filled) => Filled, path: Path) => void
  /** Asks for fields and options again. */
  readonly refresh: () => void
}

export const FormContext = createContext<FormApi | undefined>(undefined)

/** The dialog that a field stands in. */
export function useFormApi(): FormApi {
  const api = useContext(FormContext)
  if (api === undefined) throw new Error('A field stands outside any dialog.')
  return api
}

/** The id of the input of a field. Other attributes list ids with blanks between them, so it has none. */
export const inputId = (form: string, path: string): string => `${form}-${path}`.replaceAll(/\s/g, encodeURIComponent)
