import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'
import { clip } from '../report/text.ts'
import type { ResolvedRule } from './run.ts'

/** A message nobody reads further than this; also stops a small log from expanding into gigabytes. */
const LONGEST = 200_000

/**
 * Text of a result's message (SARIF §3.11): its own `text` (or `markdown`), or the rule's or tool
 * component's message string of that `id`, with `{n}` replaced by its arguments.
 */
export function messageText(message: unknown, resolved: ResolvedRule | undefined): string | undefined {
  const own = asObject(message)
  if (own === undefined) return asText(message)
  const source =
    asText(own.text) === undefined && asText(own.markdown) === undefined ? lookUp(own, resolved) : own
  const text = asText(source?.text) ?? asText(source?.markdown)
  if (text === undefined) return undefined
  return withoutLinks(fillIn(text, own.arguments))
}

/** Text of a multiformatMessageString (§3.12); some tools write the bare text. */
export function multiformatText(value: unknown): string | undefined {
  return asText(member(value, 'text')) ?? asText(member(value, 'markdown')) ?? asText(value)
}

function lookUp(message: Loose, resolved: ResolvedRule | undefined): Loose | undefined {
  const id = asText(message.id)
  if (id === undefined || resolved === undefined) return undefined
  return (
    asObject(member(resolved.rule.messageStrings, id)) ??
    asObject(member(resolved.component.globalMessageStrings, id))
  )
}

/** §3.11.5: `{0}` is the first argument, `{{` and `}}` are braces. Without arguments braces are only braces. */
function fillIn(text: string, values: unknown): string {
  if (!Array.isArray(values)) return clip(text, LONGEST)
  let filled = ''
  let from = 0
  for (const match of text.matchAll(/\{(\d{1,4})\}|\{\{|\}\}/g)) {
    filled += text.slice(from, match.index)
    from = match.index + match[0].length
    const value = match[1] === undefined ? match[0][0] : asList(values)[Number(match[1])]
    filled += typeof value === 'string' ? value : match[0]
    if (filled.length > LONGEST) return clip(filled, LONGEST)
  }
  return clip(filled + text.slice(from), LONGEST)
}

/** §3.11.6: `[text](3)` links to a related location of the log; outside of it only the text has a meaning. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^[\]]{1,1000})\]\(\d{1,9}\)/g, '$1')
}
