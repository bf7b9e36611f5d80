const errorTypes = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  413: 'request-too-large',
  422: 'input-validation',
  500: 'internal-error',
} as const

/** What the Public API answers when it refuses a request. https://docs.segmentapis.com/tag/Error-Handling */
export function refusePublicApi(status: keyof typeof errorTypes, message: string, field?: string): Response {
  return Response.json({ errors: [{ type: errorTypes[status], message, ...(field && { field }) }] }, { status })
}
