import type { ComponentChildren, JSX } from 'preact'

/** What of Markdown is drawn; the rest stays the text that it is. Inside code nothing else is read. */
const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|\*([^*\s][^*]*)\*/

/** Help texts, with bold, emphasis, code and links to web pages. Whatever else a definition says is shown as text. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const paragraphs = text.split(/\n\s*\n/)
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p>{inlineOf(paragraph)}</p>
      ))}
    </>
  )
}

function inlineOf(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let rest = text
  for (let found = inline.exec(rest); found !== null; found = inline.exec(rest)) {
    const [whole, code, bold, label, address, emphasis] = found
    parts.push(rest.slice(0, found.index))
    if (code !== undefined) parts.push(<code>{code}</code>)
    else if (bold !== undefined) parts.push(<strong>{inlineOf(bold)}</strong>)
    else if (emphasis !== undefined) parts.push(<em>{inlineOf(emphasis)}</em>)
    else if (address !== undefined) parts.push(<OutsideLink address={address}>{label}</OutsideLink>)
    rest = rest.slice(found.index + whole.length)
  }
  return [...parts, rest]
}

function OutsideLink(props: { readonly address: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <a href={props.address} target="_blank" rel="noopener noreferrer">
      {props.children}
    </a>
  )
}
