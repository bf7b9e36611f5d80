import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AppView, ConnectionView, FindingsView, RunView } from '../contract.ts'
import { AppIcon } from './app-icon.tsx'
import { type Live, useLive } from './live.ts'
import { Navigation } from './navigation.tsx'
import { ChangesPage } from './pages/changes.tsx'
import { ConnectionsPage } from './pages/connections.tsx'
import { FindingsPage } from './pages/findings.tsx'
import { ModulePage } from './pages/module.tsx'
import { ScenariosPage } from './pages/scenarios.tsx'
import { TriggerPage } from './pages/trigger.tsx'
import { type Route, useRoute } from './route.ts'
import { type Loaded, useLoaded } from './use-loaded.ts'

/** Milliseconds after a save in which the dialog is drawn anew, before the checker is asked. */
const checkPause = 300

/** What all pages share. */
export interface Shared {
  readonly app: AppView
  readonly live: Live
  readonly connections: Loaded<readonly ConnectionView[]>
  readonly runs: Loaded<readonly RunView[]>
  readonly findings: FindingsView | undefined
}

/** The workbench: the app and its modules on the left, the page that the address names beside them. */
export function App(): JSX.Element {
  const live = useLive()
  const address = useRoute()
  const app = useLoaded<AppView>('app', live.version)
  const connections = useLoaded<readonly ConnectionView[]>('connections', live.version)
  const runs = useLoaded<readonly RunView[]>('runs', 0)
  const findings = useLoaded<FindingsView>('findings', live.version, checkPause)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [address.page, address.name])
  useEffect(() => {
    if (app.value !== undefined) document.title = `${app.value.label} – Workbench`
  }, [app.value])
  if (app.value === undefined) {
    return (
      <main class="alone">
        <h1>Workbench</h1>
        <p>{app.problem?.message ?? 'Loading …'}</p>
      </main>
    )
  }
  const route = shownRoute(address, app.value)
  const shared: Shared = { app: app.value, live, connections, runs, findings: findings.value }
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={skip}>
        Skip to the dialog
      </a>
      <header class="side">
        <div class="brand">
          <AppIcon app={app.value} />
          <div>
            <p class="app-name">{app.value.label}</p>
            <p class="muted">{servicesText[app.value.services]}</p>
          </div>
          <button type="button" class="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Menu
          </button>
        </div>
        <Navigation app={app.value} findings={findings.value} route={route} isOpen={isOpen} />
      </header>
      <main id="main" tabIndex={-1}>
        <Problems app={app.value} live={live} />
        <Page shared={shared} route={route} />
      </main>
    </div>
  )
}

const servicesText: Readonly<Record<AppView['services'], string>> = {
  sandbox: 'on the sandbox',
  live: 'on the real services',
  none: 'nothing is sent',
}

/** The address names the page, so a link to a part of it would lead elsewhere. */
function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}

/** What is wrong with the app as a whole, and that it was saved. */
function Problems({ app, live }: Pick<Shared, 'app' | 'live'>): JSX.Element {
  const problems = [...new Set([...(live.last?.problems ?? []), ...app.problems])]
  return (
    <div role="status" class="bars">
      {!live.isConnected && <p class="bar danger">The workbench does not answer. Start it again: npm run workbench</p>}
      {problems.map((problem) => (
        <p class="bar danger">{problem}</p>
      ))}
      {problems.length === 0 && live.last !== undefined && live.last.files.length > 0 && (
        <Saved key={live.version} files={live.last.files} durationMs={live.last.durationMs} />
      )}
    </div>
  )
}

/** Says for a few seconds that a change has arrived. */
function Saved({
  files,
  durationMs,
}: {
  readonly files: readonly string[]
  readonly durationMs: number
}): JSX.Element | null {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), 4000)
    return () => clearTimeout(timer)
  }, [])
  if (isOver) return null
  return <p class="bar">{`Reloaded after ${files.join(', ')} was saved, in ${Math.round(durationMs)} ms.`}</p>
}

function Page({ shared, route }: { readonly shared: Shared; readonly route: Route }): JSX.Element {
  const modules = shared.app.groups.flatMap((group) => group.modules)
  if (route.page === 'connections') return <ConnectionsPage shared={shared} />
  if (route.page === 'scenarios') return <ScenariosPage shared={shared} name={route.name} />
  if (route.page === 'findings') return <FindingsPage view={shared.findings} />
  if (route.page === 'changes') return <ChangesPage version={shared.live.version} />
  const wanted = route.page === 'module' ? modules.find(({ name }) => name === route.name) : undefined
  if (wanted === undefined) {
    return <p class="nothing">{modules.length === 0 ? 'This app has no modules.' : 'There is no such page.'}</p>
  }
  const Shown = wanted.type === 'instant_trigger' ? TriggerPage : ModulePage
  return <Shown key={wanted.name} module={wanted} shared={shared} />
}

/** Where the address names no page, the first action is shown: it can be run at once. */
function shownRoute(route: Route, app: AppView): Route {
  if (route.page !== '') return route
  const modules = app.groups.flatMap((group) => group.modules)
  const first = modules.find(({ type }) => type === 'action') ?? modules[0]
  return first === undefined ? route : { page: 'module', name: first.name }
}
