import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { FormError, MakeError } from '../../runtime/index.ts'
import type { Problem, RpcView } from '../contract.ts'
import { appView } from './app-view.ts'
import { changesView } from './changes/index.ts'
import { connect } from './connect.ts'
import { evaluated, functionViews } from './evaluate.ts'
import { formView } from './form/view.ts'
import { type Access, guardRequests, protectAnswers } from './guard.ts'
import { type Page, shell } from './page.ts'
import { plain } from './plain.ts'
import { bodyOf, ProblemError } from './problem.ts'
import { rpcView } from './rpc.ts'
import { issuesOf } from './run/failure.ts'
import { run, split } from './run/run.ts'
import { runScenario } from './scenarios/run.ts'
import { scenarioViews } from './scenarios/view.ts'
import { explained } from './services.ts'
import type { State } from './state.ts'

/** What the server serves beside the state. */
export interface ServerOptions extends Access {
  readonly page: Page
}

/** The routes of the workbench, as the contract describes them. */
export function createServer(state: State, options: ServerOptions): Hono {
  const server = new Hono()
  server.use(protectAnswers, guardRequests(options))
  server.onError((error, context) => answerError(state, error, context))
  server.notFound(() => {
    throw new ProblemError(404, 'There is nothing at this address.')
  })
  addPage(server, state, options)
  addApp(server, state)
  addConnections(server, state)
  addRuns(server, state)
  return server
}

function addPage(server: Hono, state: State, { token, page }: ServerOptions): void {
  server.get('/', (context) => context.html(shell(token)))
  server.get('/page.js', (context) =>
    context.body(page.script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  server.get('/page.css', (context) => context.body(page.style, 200, { 'content-type': 'text/css; charset=utf-8' }))
  server.get('/api/icon', (context) => {
    const { icon } = state.loaded
    if (icon === undefined) throw new ProblemError(404, 'The app has no icon.')
    return context.body(Uint8Array.from(icon), 200, { 'content-type': 'image/png' })
  })
  server.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      await new Promise<void>((resolve) => {
        const stop = state.reloads.listen((reload) => {
          if (reload === undefined) resolve()
          else void stream.writeSSE({ data: JSON.stringify(reload) })
        })
        stream.onAbort(() => {
          stop()
          resolve()
        })
      })
    }),
  )
}

function addApp(server: Hono, state: State): void {
  server.get('/api/app', (context) => context.json(appView(state)))
  server.get('/api/functions', (context) => context.json(functionViews()))
  server.get('/api/findings', async (context) => context.json(await state.findings.view()))
  server.get('/api/changes', async (context) => context.json(await changesView(state.options.folder)))
  server.post('/api/form', async (context) => context.json(await formView(state, await bodyOf(context))))
  server.post('/api/rpc', async (context) => context.json<RpcView>(await rpcView(state, await bodyOf(context))))
  server.post('/api/evaluate', async (context) => context.json(evaluated(await bodyOf(context))))
}

function addConnections(server: Hono, state: State): void {
  server.get('/api/connections', (context) => context.json(state.connections.views()))
  server.post('/api/connections', async (context) => context.json(await connect(state, await bodyOf(context))))
  server.delete('/api/connections/:id', (context) => {
    state.connections.remove(context.req.param('id'))
    return context.json({})
  })
}

function addRuns(server: Hono, state: State): void {
  const { triggers } = state
  server.get('/api/runs', (context) => context.json(state.runs))
  server.post('/api/run', async (context) => context.json(await run(state, await bodyOf(context))))
  server.get('/api/trigger/:module', async (context) => context.json(await triggers.view(context.req.param('module'))))
  server.post('/api/trigger/:module/setup', async (context) =>
    context.json(await triggers.setup(context.req.param('module'), await bodyOf(context))),
  )
  server.post('/api/trigger/:module/deliver', async (context) =>
    context.json(await triggers.deliver(context.req.param('module'), await bodyOf(context))),
  )
  server.get('/api/scenarios', async (context) => context.json(await scenarioViews(state)))
  server.post('/api/scenarios/:name/run', async (context) =>
    context.json(await runScenario(state, context.req.param('name'), await bodyOf(context))),
  )
}

function answerError({ secrets }: State, error: Error, context: Context): Response {
  const [status, problem] = problemOf(error)
  return context.json(secrets.mask(plain(problem)) as Problem, status)
}

function problemOf(error: Error): [status: ProblemError['status'], problem: Problem] {
  if (error instanceof ProblemError) return [error.status, error.problem]
  if (error instanceof MakeError) {
    const issues = error instanceof FormError ? { issues: issuesOf(error) } : {}
    const { exchanges } = split(error.log)
    return [422, { type: error.name, message: explained(error.message), ...issues, exchanges }]
  }
  if (error instanceof RangeError) return [400, { message: 'The values are nested too deeply, or are too long.' }]
  return [500, { message: `The workbench failed: ${error.message}. Please report it.` }]
}
