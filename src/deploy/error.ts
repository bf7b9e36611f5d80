/** A deployment cannot go on. The message is one sentence, or a few lines when it lists things; it never holds the API key. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}
