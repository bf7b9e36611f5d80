const words = [
  'api[-_ ]?key',
  '(?:access|auth|bearer|refresh|api|bot|app|personal|private|session)[-_ ]?token',
  'token',
  'secret',
  '(?:api|client|app|consumer|signing|webhook|shared)[-_ ]?secret',
  '(?:secret|private|access|write|license|licence|signing|x-api)[-_ ]?key',
  'password',
  'passwd',
  'passphrase',
  'credentials?',
  'authorization',
]

const pattern = new RegExp(`^(?:x-)?(?:\\w+[-_])*(?:${words.join('|')})$`, 'i')

/** Whether a name says that a credential stands behind it: `apiKey`, `x-auth-token`, `ramenSecretKey`; not `pageToken`. */
export function namesCredential(name: string): boolean {
  const separated = name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase()
  return (pattern.test(name) || pattern.test(separated)) && !/page|next|continuation|cursor|csrf|sync/i.test(name)
}

/** Texts that services issue as credentials, recognised by their beginning. */
export const issuedCredential = new RegExp(
  [
    String.raw`\b[sr]k_(?:live|test)_[0-9A-Za-z]{10,}`,
    String.raw`\bsk-[0-9A-Za-z_-]{20,}`,
    String.raw`\bgh[pousr]_[0-9A-Za-z]{20,}`,
    String.raw`\bgithub_pat_\w{20,}`,
    String.raw`\bglpat-[\w-]{16,}`,
    String.raw`\bxox[abeprs]-[\w-]{10,}`,
    String.raw`\bAKIA[0-9A-Z]{16}\b`,
    String.raw`\bAIza[\w-]{35}`,
    String.raw`\bSG\.[\w-]{16,}\.[\w-]{16,}`,
    String.raw`\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
    String.raw`\b(?:Bearer|Basic|Token)\s+(?=\S*\d)(?=\S*[A-Za-z])[\w+/.~-]{12,}={0,2}(?![\w{])`,
  ].join('|'),
)
