import type { Problem } from '../contract.ts'

/** An answer of the server that is no 200; `problem` says why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

const token = document.querySelector<HTMLMetaElement>('meta[name="workbench-token"]')?.content ?? ''

/** Asks for `/api/…`. Throws RefusedError when the server refuses or cannot be reached. */
export const get = <T>(path: string): Promise<T> => ask<T>('GET', path)

/** Sends a body to `/api/…`. Throws RefusedError when the server refuses or cannot be reached. */
export const post = <T>(path: string, body: unknown): Promise<T> => ask<T>('POST', path, body)

/** Deletes what stands at `/api/…`. Throws RefusedError when the server refuses or cannot be reached. */
export const remove = (path: string): Promise<unknown> => ask('DELETE', path, {})

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { status, text } = await send(method, path, body)
  const answer = readJson(text)
  if (status >= 200 && status < 300) return answer as T
  throw new RefusedError(isProblem(answer) ? answer : { message: `The workbench answered ${status} to ${path}.` })
}

async function send(method: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      headers: { 'x-workbench': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    throw new RefusedError({ message: 'The workbench does not answer. Start it again: npm run workbench' })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'message' in answer && typeof answer.message === 'string'
}

/** Why something failed, as the server says it; a fault of the page itself has its own message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RefusedError) return error.problem
  return { message: error instanceof Error ? error.message : String(error) }
}
