import { styleText } from 'node:util'
import type { Line, Progress } from '../src/deploy/index.ts'

const colours = { added: 'green', removed: 'red', warning: 'yellow', heading: 'bold' } as const

/** Prints lines, coloured where there is a terminal that shows colours. */
export function printLines(lines: readonly Line[]): void {
  const isColoured = process.stdout.isTTY && process.stdout.hasColors()
  for (const { look, text } of lines) {
    console.log(isColoured && look !== 'plain' ? styleText(colours[look], text) : text)
  }
}

const WIDTH = 24

/** Shows how far a deployment is: one bar that grows in a terminal, a line for each step elsewhere. `end` puts the bar away. */
export function showProgress(): { progress: Progress; end: () => void } {
  if (!process.stdout.isTTY) {
    return {
      progress: ({ done, total, title }) =>
        console.log(`${String(done).padStart(String(total).length)}/${total}  ${title}`),
      end: () => {},
    }
  }
  return {
    progress: ({ done, total, title }) => {
      const full = Math.round((done / total) * WIDTH)
      const room = Math.max(0, (process.stdout.columns || 80) - WIDTH - 16)
      process.stdout.write(
        `\r\u001B[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${total} ${title.slice(0, room)}`,
      )
    },
    end: () => process.stdout.write('\r\u001B[K'),
  }
}
