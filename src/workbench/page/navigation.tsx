import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AppView, FindingsView, ModuleView } from '../contract.ts'
import { AppIcon } from './app-icon.tsx'
import { linkTo, type Route } from './route.ts'

interface NavigationProps {
  readonly app: AppView
  readonly findings: FindingsView | undefined
  readonly route: Route
  /** On narrow screens, where it is folded. */
  readonly isOpen: boolean
}

interface Group {
  readonly label: string
  readonly modules: readonly ModuleView[]
}

/** The modules in their groups, triggers first and universal ones last, and the other pages. */
export function Navigation({ app, findings, route, isOpen }: NavigationProps): JSX.Element {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const fits = ({ label, name, description }: ModuleView): boolean =>
    `${label} ${name} ${description}`.toLowerCase().includes(wanted)
  const groups = orderedGroups(app.groups)
    .map(({ label, modules }) => ({ label, modules: modules.filter(fits) }))
    .filter(({ modules }) => modules.length > 0)
  const countOf = (name: string): number =>
    findings?.findings.filter(({ target }) => target !== undefined && 'module' in target && target.module === name)
      .length ?? 0
  return (
    <nav aria-label="Workbench" class={isOpen ? 'open' : ''}>
      <label class="unseen" for="module-search">
        Search modules
      </label>
      <input
        id="module-search"
        type="search"
        placeholder="Search modules"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {groups.length === 0 && <p class="muted">No module fits.</p>}
      {groups.map(({ label, modules }) => (
        <section>
          <h2>{label}</h2>
          <ul>
            {modules.map((module) => (
              <li>
                <ModuleLink
                  app={app}
                  module={module}
                  findings={countOf(module.name)}
                  isCurrent={route.page === 'module' && route.name === module.name}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>Workbench</h2>
        <ul>
          {pagesOf(app, findings).map(({ page, label, count }) => (
            <li>
              <a href={linkTo(page)} {...(route.page === page && { 'aria-current': 'page' as const })}>
                {label}
                {count > 0 && <span class="badge">{count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </nav>
  )
}

interface ModuleLinkProps {
  readonly app: AppView
  readonly module: ModuleView
  readonly findings: number
  readonly isCurrent: boolean
}

function ModuleLink({ app, module, findings, isCurrent }: ModuleLinkProps): JSX.Element {
  const kind = kinds[module.type]
  return (
    <a
      href={linkTo('module', module.name)}
      title={module.description}
      {...(isCurrent && { 'aria-current': 'page' as const })}
    >
      <AppIcon app={app} isSmall />
      <span>
        {module.label}
        {kind !== undefined && <small class="kind">{kind}</small>}
      </span>
      {findings > 0 && (
        <span class="badge">
          {findings}
          <span class="unseen"> findings</span>
        </span>
      )}
    </a>
  )
}

const kinds: Readonly<Partial<Record<ModuleView['type'], string>>> = {
  instant_trigger: 'Instant',
  trigger: 'Scheduled',
  search: 'Search',
  responder: 'Responder',
}

const pagesOf = (
  app: AppView,
  findings: FindingsView | undefined,
): { readonly page: string; readonly label: string; readonly count: number }[] => [
  ...(app.connectionTypes.length === 0 ? [] : [{ page: 'connections', label: 'Connections', count: 0 }]),
  { page: 'scenarios', label: 'Scenarios', count: 0 },
  { page: 'findings', label: 'Findings', count: findings?.findings.length ?? 0 },
  { page: 'changes', label: 'Changes', count: 0 },
]

/** Triggers begin scenarios, so they come first; universal modules stand apart, at the end. */
function orderedGroups(groups: readonly Group[]): readonly Group[] {
  const part = (label: string, fits: (type: ModuleView['type']) => boolean): Group => ({
    label,
    modules: groups.flatMap(({ modules }) => modules.filter(({ type }) => fits(type))),
  })
  const others = groups.map(({ label, modules }) => ({
    label,
    modules: modules.filter(({ type }) => !isTrigger(type) && type !== 'universal'),
  }))
  return [part('Triggers', isTrigger), ...others, part('Universal', (type) => type === 'universal')].filter(
    ({ modules }) => modules.length > 0,
  )
}

const isTrigger = (type: string): boolean => type === 'trigger' || type === 'instant_trigger'
