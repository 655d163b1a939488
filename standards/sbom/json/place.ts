import { escapePointer } from '../../report/pointer.ts'

/** A pointer (RFC 6901) to what lies below another place, token by token. */
export function below(place: string, ...tokens: readonly string[]): string {
  return tokens.reduce((path, token) => `${path}/${escapePointer(token)}`, place)
}

/** The last token of a pointer: the member's name, or the position in a list. */
export function lastToken(place: string): string {
  return place
    .slice(place.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}

/** The place that holds the one a pointer leads to. */
export function parentOf(place: string): string {
  return place.slice(0, place.lastIndexOf('/'))
}
