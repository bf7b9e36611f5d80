import { nameOf } from '../kinds.ts'
import { type Consent, type Plan, refusalsOf, stepsOf } from '../plan.ts'
import { type Step, titleOf } from '../step.ts'
import { unifiedDiff } from './diff.ts'
import { changesIn, plannedRequest } from './text.ts'

/** A plan for programs: plain values, in the order of its requests. Contents that may be secret are left out. */
export function asJson(plan: Plan, consent: Consent): Record<string, unknown> {
  const { zone, remote, drift, breaking, notes, equal, resumes } = plan
  return {
    zone: zone?.host ?? null,
    app: remote?.target.appId ?? null,
    version: remote?.target.version ?? null,
    published: remote?.isPublished ?? false,
    approved: remote?.isApproved ?? false,
    resumes: resumes ?? null,
    requests: stepsOf(plan).map((step) => ({ ...requestAsJson(step, plan), ...changeAsJson(step, plan) })),
    equal,
    drift: drift.map(({ place, what, reason }) => ({ component: nameOf(place.kind, place.id), what, reason })),
    breaking: breaking.map(({ place, reason }) => ({ component: nameOf(place.kind, place.id), reason })),
    notes,
    refused: refusalsOf(plan, consent),
  }
}

function requestAsJson(step: Step, plan: Plan): Record<string, unknown> {
  const { method, path } = plannedRequest(step, plan)
  return { title: titleOf(step), method, path: decodeURIComponent(path) }
}

function changeAsJson(step: Step, plan: Plan): Record<string, unknown> {
  switch (step.do) {
    case 'write': {
      const { was, text, file, code } = step
      return was === undefined || code.isSecret === true ? { file } : { file, diff: unifiedDiff(file, was, text) }
    }
    case 'change':
    case 'change app':
      return { from: step.was, to: changesIn(step, plan) }
    default:
      return {}
  }
}
