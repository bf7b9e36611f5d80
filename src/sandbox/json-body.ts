import { isObject, type JsonObject, MAX_DEPTH } from '../ramen/index.ts'

/** The object in a JSON body, or a sentence that says what is wrong with the body. */
export function parseObject(body: string): { readonly object: JsonObject } | { readonly problem: string } {
  // JSON.parse copes with any depth, what is done with its result does not.
  if (depthOf(body) > MAX_DEPTH) return { problem: `The body nests more than ${MAX_DEPTH} levels.` }
  try {
    const object: unknown = JSON.parse(body)
    return isObject(object) ? { object } : { problem: 'The body must be a JSON object.' }
  } catch {
    return { problem: 'The body is not valid JSON.' }
  }
}

/** How many objects and lists are open at once, at most, in a JSON text. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let isInText = false
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index]
    if (character === '"') isInText = !isInText
    else if (isInText) index += character === '\\' ? 1 : 0
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1))
    else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}
