import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FindingView, TriggerView } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import { DialogFields } from '../dialog/dialog-fields.tsx'
import { useForm } from '../dialog/use-form.ts'

interface WebhookFormProps {
  readonly webhook: string
  readonly module: string
  /** What the webhook is set to, passwords left out. */
  readonly values: Readonly<Record<string, unknown>>
  readonly findings: readonly FindingView[] | undefined
  readonly version: number
  readonly onSaved: (view: TriggerView) => void
}

/** The form of a trigger's webhook. */
export function WebhookForm({ webhook, module, values, findings, version, onSaved }: WebhookFormProps): JSX.Element {
  const [state, setState] = useState('')
  const form = useForm({
    target: { webhook },
    start: { values, mapped: [], erased: [] },
    canMap: false,
    canErase: false,
    bundles: {},
    findings,
    version,
  })
  const save = async (): Promise<void> => {
    setState('')
    try {
      onSaved(await post<TriggerView>(`trigger/${encodeURIComponent(module)}/setup`, form.current()))
      setState('Saved. Deliveries are checked against it from now on.')
    } catch (error) {
      const problem = problemOf(error)
      form.setIssues(problem.issues ?? [])
      setState(problem.message)
    }
  }
  return (
    <form
      class="webhook"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>Webhook</h2>
      <DialogFields form={form} />
      <div class="dialog-foot">
        <button type="submit">Save webhook</button>
        <span role="status" class="muted">
          {state}
        </span>
      </div>
    </form>
  )
}
