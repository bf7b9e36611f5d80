import { render } from 'preact'
import { App } from './app.tsx'
// oxlint-disable-next-line import/no-unassigned-import -- esbuild makes /page.css of it
import './css/page.css'

render(<App />, document.body)
