import { isIP } from 'node:net'

/**
 * Why a text does not name an address or a network (RFC 4632 notation) of trusted proxies.
 * @returns a sentence, or undefined when it fits
 */
export function whyNoProxy(text: string): string | undefined {
  const [address, prefix, ...more] = text.split('/')
  const family = isIP(address ?? '')
  if (family === 0 || more.length > 0 || address!.includes('%'))
    return `"${text}" is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/24`
  if (prefix === undefined) return undefined
  const bits = family === 4 ? 32 : 128
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits)
    return `"${text}": what follows the slash must be a number from 1 to ${bits}`
  if (Number(prefix) === 0)
    return `"${text}" would let everybody choose the address they are counted under: name your proxies alone`
  return undefined
}
