import type { Chapter } from '../rule.ts'
import { base, common, inheritance, log, urls } from './base.ts'
import { chains, conditions, order, requestless, temp } from './chains.ts'
import { connections, oauth } from './connections.ts'
import { types, validity } from './errors.ts'
import { empty, fieldTypes } from './field-types.ts'
import { fields, validation } from './fields.ts'
import { customFunctions } from './functions.ts'
import { limits } from './limits.ts'
import { modules, rpcs, triggers } from './modules.ts'
import { pagination, repeat } from './paging.ts'
import { requests, signing } from './requests.ts'
import { answers, results } from './responses.ts'
import { variables } from './variables.ts'
import { instantModules, webhooks } from './webhooks.ts'

/** Everything that Make's documentation says about what an app may hold, apart from expressions. */
export const chapters: readonly Chapter[] = [
  base,
  inheritance,
  urls,
  log,
  common,
  requests,
  signing,
  order,
  conditions,
  temp,
  chains,
  requestless,
  answers,
  results,
  validity,
  types,
  pagination,
  repeat,
  connections,
  oauth,
  webhooks,
  instantModules,
  rpcs,
  modules,
  triggers,
  fields,
  fieldTypes,
  validation,
  empty,
  variables,
  customFunctions,
  limits,
]
