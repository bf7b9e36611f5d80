import { split } from '../../../iml/template.ts'
import { Lexer, type TokenType } from '../../../iml/lexer.ts'

/** A stretch of a template; `kind` is what it is drawn as. */
export interface Stretch {
  readonly text: string
  readonly kind: 'plain' | 'braces' | 'function' | TokenType
}

/** Cuts a template into stretches that together are the template. What cannot be read is plain. */
export function highlight(template: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let position = 0
  const add = (end: number, kind: Stretch['kind']): void => {
    if (end > position) stretches.push({ text: template.slice(position, end), kind })
    position = Math.max(position, end)
  }
  for (const { type, source, start } of piecesOf(template)) {
    add(start, 'plain')
    if (type === 'text') continue
    const end = start + 2 + source.length
    add(start + 2, 'braces')
    for (const token of tokensOf(template, start + 2, end)) {
      add(token.start, 'plain')
      const isCall = token.type === 'name' && /^\s*\(/.test(template.slice(token.end, end))
      add(token.end, isCall ? 'function' : token.type)
    }
    add(end, 'plain')
    add(end + 2, 'braces')
  }
  add(template.length, 'plain')
  return stretches
}

function piecesOf(template: string): ReturnType<typeof split> {
  try {
    return split(template)
  } catch {
    return []
  }
}

function tokensOf(template: string, start: number, end: number): { type: TokenType; start: number; end: number }[] {
  const tokens: { type: TokenType; start: number; end: number }[] = []
  try {
    const lexer = new Lexer(template, start, end)
    while (lexer.token.type !== 'end') tokens.push(lexer.advance())
  } catch {
    // The rest of the expression cannot be read; what is wrong with it stands under the field.
  }
  return tokens
}
