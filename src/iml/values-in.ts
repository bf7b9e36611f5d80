const OPENING = new Set(['{', '['])

/**
 * How many values a JSON text spells, at most: its members, items, collections and arrays. Of XML it is the number of its
 * tags, of pairs in the form of a query the number of pairs. It takes no memory, unlike reading the text.
 */
export function valuesIn(text: string): number {
  const first = text.trimStart()[0] ?? ''
  if (OPENING.has(first)) return jsonValuesIn(text)
  return occurrences(text, first === '<' ? '<' : '&')
}

function jsonValuesIn(text: string): number {
  let values = 1
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfText(text, at)
        break
      case 0x2c:
      case 0x5b:
      case 0x7b:
        values += 1
        break
      default:
    }
  }
  return values
}

/** The position of the quote that ends the text which begins at a quote. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at
    if (code === 0x5c) at += 1
  }
  return text.length
}

function occurrences(text: string, wanted: string): number {
  let count = 1
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count += 1
  return count
}
