import type { JSX } from 'preact'
import { type Choice, textOf } from '../field-model.ts'
import { useFormApi } from '../form-context.ts'
import { ariaOf, type ControlProps, useValue } from './control-props.ts'

/** Options as one sees them: those of a group under its heading. */
function Options({ choices }: { readonly choices: readonly Choice[] }): JSX.Element {
  const groups = [...new Set(choices.map(({ group }) => group))]
  const optionsOf = (group: string): JSX.Element[] =>
    choices.flatMap((choice, index) =>
      choice.group === group
        ? [
            <option key={index} value={index}>
              {choice.description === '' ? choice.label : `${choice.label} (${choice.description})`}
            </option>,
          ]
        : [],
    )
  return (
    <>
      {groups.map((group) => (group === '' ? optionsOf(group) : <optgroup label={group}>{optionsOf(group)}</optgroup>))}
    </>
  )
}

/** Make compares with ===, collections and lists by their JSON. */
const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))

/** A drop-down, or a list to choose several from. */
export function SelectControl(props: ControlProps): JSX.Element {
  const { field } = props
  const form = useFormApi()
  return (
    <span class="select">
      {field.multiple ? <SeveralControl {...props} /> : <OneControl {...props} />}
      {field.canRefresh && (
        <button
          type="button"
          class="quiet refresh"
          aria-label={`Refresh ${field.label}`}
          title="Asks for the options again"
          aria-disabled={form.isLoading}
          onClick={form.refresh}
        >
          <span aria-hidden="true">↻</span>
        </button>
      )}
      {field.choices.length === 0 && field.problem === '' && (
        <span class="muted wide">
          {form.isLoading ? 'Loading options …' : 'There are no options. Switch Map on to type a value.'}
        </span>
      )}
    </span>
  )
}

function OneControl(props: ControlProps): JSX.Element {
  const { choices, placeholder } = props.field
  const [value, set] = useValue(props.path)
  const chosen = choices.findIndex((choice) => same(choice.value, value))
  const isOther = chosen < 0 && value !== undefined && value !== '' && value !== null
  return (
    <select
      {...ariaOf(props)}
      value={isOther ? 'other' : chosen < 0 ? '' : String(chosen)}
      onChange={(event) => {
        const choice = choices[Number(event.currentTarget.value)]
        if (event.currentTarget.value !== 'other') set(event.currentTarget.value === '' ? '' : choice?.value)
      }}
    >
      <option value="">{placeholder || (choices.length === 0 ? '' : 'Choose …')}</option>
      {isOther && <option value="other">{`${textOf(value)} (not among the options)`}</option>}
      <Options choices={choices} />
    </select>
  )
}

function SeveralControl(props: ControlProps): JSX.Element {
  const { choices, label } = props.field
  const [value, set] = useValue(props.path)
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const has = (choice: Choice): boolean => chosen.some((one) => same(one, choice.value))
  const toggle = (choice: Choice): void =>
    set(has(choice) ? chosen.filter((one) => !same(one, choice.value)) : [...chosen, choice.value])
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <span class="several" role="group" aria-label={label} id={props.id}>
      {groups.map((group) => (
        <>
          {group !== '' && <strong>{group}</strong>}
          {choices.map(
            (choice) =>
              choice.group === group && (
                <label>
                  <input type="checkbox" checked={has(choice)} onChange={() => toggle(choice)} />
                  {choice.label}
                </label>
              ),
          )}
        </>
      ))}
    </span>
  )
}
