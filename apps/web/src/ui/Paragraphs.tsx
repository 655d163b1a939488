import type { ReactElement } from 'react'

/** Plain text with its paragraphs: blank lines part them. It is never read as HTML. */
export function Paragraphs({ text }: { text: string }): ReactElement {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text do not move
          <p key={index}>{paragraph}</p>
        ))}
    </>
  )
}
