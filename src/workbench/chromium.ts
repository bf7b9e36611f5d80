import { existsSync } from 'node:fs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of this machine, or the one that the variable `CHROMIUM` names; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...known].find((path) => path !== '' && existsSync(path))
}
