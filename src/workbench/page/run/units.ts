/** Bytes as people read them: `407 bytes`, `31.9 KB`. A KB has 1024, as in Segment's limits. */
export function bytesText(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`
}

/** The time of day of an ISO 8601 text, in the browser's zone. */
export function clockText(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB')
}
