/** Whether a member's name, or a text, number or Yes or No somewhere inside its value, holds the words looked for. */
export function holds(name: string, value: unknown, words: string): boolean {
  if (name.toLowerCase().includes(words)) return true
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, one]) => holds(key, one, words))
  }
  return String(value).toLowerCase().includes(words)
}
