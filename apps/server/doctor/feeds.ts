import type { Config } from '../../../platform/config/index.ts'
import { feedSettings } from '../reference.ts'
import { type Check, ok, problem, warning } from './types.ts'

/** Which reference feeds would be fetched, and from where that can be read. Asks nobody. */
export function checkFeeds(config: Config): Check {
  const what = 'Reference feeds'
  try {
    const { sources, fetched, trusted } = feedSettings(config)
    if (fetched.length === 0)
      return ok(what, 'none is fetched; TOCSIN_FEEDS=kev,epss would fetch what cases are rated with')
    const addresses = sources.flatMap(({ name, address }) =>
      fetched.includes(name) && address !== undefined ? [{ name, url: new URL(address) }] : [],
    )
    const plain = addresses.filter(({ url }) => url.protocol === 'http:').map(({ name }) => name)
    if (plain.length > 0)
      return warning(
        what,
        `${plain.join(', ')} fetched without https: whoever is on the way can change what cases are rated with`,
        'Give https addresses in TOCSIN_FEED_ADDRESSES.',
      )
    const where = trusted.length > 0 ? `, ${trusted.join(', ')} from addresses of your own` : ''
    return ok(what, `${fetched.join(', ')} fetched${where}; "tocsin feeds list" says how fresh they are`)
  } catch (error) {
    return problem(what, (error as Error).message, 'Correct TOCSIN_FEEDS or TOCSIN_FEED_ADDRESSES.')
  }
}
