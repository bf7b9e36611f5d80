import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FormView } from '../../contract.ts'
import { Field } from './field.tsx'
import { readFields } from './field-model.ts'
import { FormContext } from './form-context.ts'
import type { Form } from './use-form.ts'
import { isWithin } from './path.ts'

/** All fields of a dialog, those for experts behind a switch at its end, as Make draws them. */
export function DialogFields({ form }: { readonly form: Form }): JSX.Element {
  const { view, problem, api } = form
  const [wantsAdvanced, setAdvanced] = useState(false)
  if (view === undefined) {
    return problem === undefined ? <p class="muted loading">Loading …</p> : <p class="issue">{problem.message}</p>
  }
  const fields = readFields(view.fields).map((field) =>
    view.fixed.includes(field.name) ? { ...field, mappable: false } : field,
  )
  const advanced = fields.filter((field) => field.advanced)
  // What is wrong must be seen.
  const isForced = api.issues.some(({ path }) => advanced.some(({ name }) => isWithin(path, name)))
  const showsAdvanced = wantsAdvanced || isForced
  return (
    <FormContext.Provider value={api}>
      {problem !== undefined && <p class="issue">{problem.message}</p>}
      {view.problems.filter(isOfOutput).map(({ place, message }) => (
        <p class="issue">{`${place}: ${message}`}</p>
      ))}
      {fields.length === 0 && <p class="muted">There is nothing to fill in.</p>}
      <div class="fields" aria-busy={api.isLoading}>
        {fields.map(
          (field, index) =>
            (!field.advanced || showsAdvanced) && (
              <Field key={field.name || `-${index}`} field={field} path={[field.name]} />
            ),
        )}
      </div>
      {advanced.length > 0 && (
        <label class="switch advanced-switch">
          <input
            type="checkbox"
            role="switch"
            checked={showsAdvanced}
            onChange={(event) => setAdvanced(event.currentTarget.checked)}
          />
          Show advanced settings
        </label>
      )}
    </FormContext.Provider>
  )
}

/** Problems with what comes out stand at no field. */
const isOfOutput = ({ place }: FormView['problems'][number]): boolean => /, (?:interface|samples)\b/.test(place)
