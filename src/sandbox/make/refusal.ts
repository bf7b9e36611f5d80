/** What Make answers to a request that it does not carry out. */
export class MakeRefusal extends Error {
  override readonly name = 'MakeRefusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Access denied',
  404: 'Not Found',
  413: 'Payload Too Large',
  429: 'Requests limit exceeded, please try again later.',
}

/** The answer, in the shape of Make's errors: a title, the details of it, and a code. */
export function refusalResponse(status: number, detail: string): Response {
  const body = { detail, message: titles[status] ?? 'Internal Server Error', code: `SC${status}` }
  return Response.json(body, { status })
}
