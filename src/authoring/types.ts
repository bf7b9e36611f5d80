import { compile } from 'json-schema-to-typescript'
import { makeFormat } from './schemas/index.ts'

/** Where the generated types stand, relative to the repository. */
export const typesFile = 'src/authoring/generated/make-format.ts'

const header = `// Generated from src/authoring/schemas by \`npm run types\`. Change the schemas, not this file.\n`

/** What the generator of types says of every definition, and the empty type it makes of the document itself. */
const noise = [
  /^ \*\n? \* This interface was referenced by `MakeFormat`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm,
  /^ \* This interface was referenced by `MakeFormat`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm,
  /^\/\*\*\n \*\/\n/gm,
  /^export interface MakeFormat \{\n {2}\[k: string\]: unknown;?\n\}\n/m,
]

/** Returns the TypeScript types of Make's definition format, as the text of `typesFile`. */
export async function generateTypes(): Promise<string> {
  const code = await compile(structuredClone(makeFormat), 'MakeFormat', {
    additionalProperties: false,
    bannerComment: '',
    style: { semi: false, singleQuote: true, printWidth: 120 },
    unreachableDefinitions: true,
  })
  return header + noise.reduce((text, pattern) => text.replace(pattern, ''), code)
}
