import type { Rule } from '../../rule.ts'
import arrayAddLabel from './array-add-label.ts'
import arrayLabel from './array-label.ts'
import bannerText from './banner-text.ts'
import clickHere from './click-here.ts'
import connectionLabel from './connection-label.ts'
import descriptionForm from './description-form.ts'
import helpExample from './help-example.ts'
import helpFieldName from './help-field-name.ts'
import helpPeriod from './help-period.ts'
import labelCase from './label-case.ts'
import labelForm from './label-form.ts'
import labelLength from './label-length.ts'
import moduleLabelArticle from './module-label-article.ts'
import moduleLabelNumber from './module-label-number.ts'
import usEnglish from './us-english.ts'

/** An app that breaks one of these does so in many places, and its author needs to hear it once. */
function spokenOnce(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ ...rule, oncePerApp: true }))
}

/** What users read. */
export const texts: readonly Rule[] = spokenOnce([
  labelLength,
  labelForm,
  labelCase,
  moduleLabelNumber,
  moduleLabelArticle,
  connectionLabel,
  descriptionForm,
  arrayLabel,
  arrayAddLabel,
  helpPeriod,
  helpExample,
  helpFieldName,
  clickHere,
  bannerText,
  usEnglish,
])
