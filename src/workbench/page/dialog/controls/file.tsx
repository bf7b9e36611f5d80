import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isRecord } from '../path.ts'
import { ariaOf, type ControlProps, useValue } from './control-props.ts'

/** Bytes that a file may have; the server takes 8 MB of JSON, and base64 makes four of every three. */
const maxBytes = 5 * 1024 * 1024

/** A file, or the path of one. */
export function FileControl(props: ControlProps): JSX.Element {
  const [value, set] = useValue(props.path)
  const [problem, setProblem] = useState('')
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return set('')
    if (file.size > maxBytes) return setProblem('The file is larger than 5 MB, the most that Make takes.')
    setProblem('')
    set({ name: file.name, base64: await base64Of(file) })
  }
  const name = isRecord(value) ? value['name'] : undefined
  return (
    <span class="file">
      <input
        {...ariaOf(props)}
        type="file"
        accept={props.field.extensions}
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
      {typeof name === 'string' && <span class="muted">{`Holds ${name}`}</span>}
      {problem !== '' && <span class="issue">{problem}</span>}
    </span>
  )
}

async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    // A data URL is `data:<type>;base64,<content>`.
    reader.addEventListener('load', () => resolve((reader.result as string).split(',')[1] ?? ''))
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read.`)))
    reader.readAsDataURL(file)
  })
}
