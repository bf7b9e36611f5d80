import type { Source, WorkspaceToken } from '../options.ts'
import type { TrackingPlan } from './tracking-plan.ts'

/** What its rules say for a rule that is in force. */
const never = '0001-01-01T00:00:00.000Z'

const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** The ID of a source in the Public API; the sandbox has none of its own, so it is the slug. */
export const idOf = ({ name }: Source): string => slugOf(name)

/** The names of the destinations that a source sends to. */
export const destinationsOf = ({ ramen, destinations = [] }: Source): string[] => [
  ...(ramen === false ? [] : ['Ramen']),
  ...destinations,
]

/** A source as the Public API describes it. https://docs.segmentapis.com/tag/Sources */
export function describeSource(source: Source, { workspace, showsWriteKeys = true }: WorkspaceToken): object {
  const { name, writeKey, enabled = true, category = 'Server', cloud = false } = source
  return {
    id: idOf(source),
    slug: slugOf(name),
    name,
    workspaceId: workspace.id,
    enabled,
    writeKeys: showsWriteKeys ? [writeKey] : [],
    metadata: {
      id: `metadata-${slugOf(name)}`,
      slug: slugOf(name),
      name,
      categories: [category],
      description: '',
      logos: { default: '' },
      options: [],
      isCloudEventSource: cloud,
    },
    settings: {},
    labels: [],
  }
}

/** The destinations of a source as the Public API describes them. https://docs.segmentapis.com/tag/Destinations */
export const describeDestinations = (source: Source): object[] =>
  destinationsOf(source).map((name) => ({
    id: `${idOf(source)}-${slugOf(name)}`,
    name: `${name} of ${source.name}`,
    enabled: true,
    sourceId: idOf(source),
    settings: {},
    metadata: { id: `metadata-${slugOf(name)}`, name, slug: slugOf(name), status: 'PUBLIC' },
  }))

/** A tracking plan as the Public API describes it. https://docs.segmentapis.com/tag/Tracking-Plans */
export const describePlan = ({ id, name, type = 'LIVE' }: TrackingPlan): object => ({
  id,
  name,
  slug: slugOf(name),
  type,
})

/** The rules of a tracking plan as the Public API describes them. */
export const describeRules = ({ rules }: TrackingPlan): object[] =>
  rules.map((rule) => ({ ...rule, version: 1, createdAt: never, updatedAt: never, deprecatedAt: never }))
