import type { JSX } from 'preact'
import type { AppView } from '../contract.ts'

/** The icon of the app on its colour, as Make draws it; its first letter where it has none. */
export function AppIcon({ app, isSmall }: { readonly app: AppView; readonly isSmall?: boolean }): JSX.Element {
  const isColor = /^#[0-9a-f]{6}$/i.test(app.theme)
  return (
    <span class={isSmall ? 'icon small' : 'icon'} aria-hidden="true" style={isColor ? { background: app.theme } : {}}>
      {app.icon ? <img src="/api/icon" alt="" /> : app.label.slice(0, 1)}
    </span>
  )
}
