import type { SelectField } from '../../../src/authoring/generated/make-format.ts'

/** What stands below a field for yes or no, wherever a value can be mapped into it. */
const mapping = 'A text such as `no` is refused; map a comparison instead, such as `{{x = "TRUE"}}`.'

/**
 * Returns a field for yes or no that takes nothing but true and false. Make reads every text in a boolean field as yes, `no` and `FALSE`
 * included; a drop-down refuses them. https://help.make.com/type-coercion
 */
export const yesOrNo = (name: string, label: string, help?: string): SelectField => ({
  name,
  type: 'select',
  label,
  options: [
    { label: 'Yes', value: true },
    { label: 'No', value: false },
  ],
  help: help === undefined ? mapping : `${help} ${mapping}`,
})
