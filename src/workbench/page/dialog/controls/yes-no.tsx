import type { JSX } from 'preact'
import { type ControlProps, useValue } from './control-props.ts'

const answers = [
  { label: 'Yes', value: true },
  { label: 'No', value: false },
] as const

/** Yes, No, or neither: an empty field is not sent. */
export function YesNoControl({ field, path, id }: ControlProps): JSX.Element {
  const [value, set] = useValue(path)
  const choices = field.required ? answers : [...answers, { label: 'Empty', value: '' }]
  return (
    <span class="radios">
      {choices.map((choice, index) => (
        <label>
          <input
            type="radio"
            name={id}
            {...(index === 0 && { id })}
            checked={value === choice.value || (choice.value === '' && typeof value !== 'boolean')}
            onChange={() => set(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </span>
  )
}
