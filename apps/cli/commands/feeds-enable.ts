import type { Context } from '../context.ts'
import type { Definition } from '../program.ts'

const set = async (
  { client, output }: Context,
  feed: string,
  mode: 'off' | 'file' | 'fetch',
  text: string,
) => {
  await client().send('PUT', `/v1/feeds/${encodeURIComponent(feed)}`, { mode })
  output.result({ feed, mode }, text)
  return undefined
}

export const feedsEnable: Definition = {
  name: 'feeds enable',
  summary: 'have a feed fetched from its publisher from now on',
  shape: (command) =>
    command.argument('<feed>').option('--by-file', 'fetch nothing, and tell when nobody brings its file'),
  run: (context, feed: string, { byFile = false }: { byFile?: boolean }) =>
    byFile
      ? set(context, feed, 'file', `${feed}: bring its files with "tocsin feeds import ${feed} FILE"`)
      : set(context, feed, 'fetch', `${feed}: fetched within a minute, and then at its time`),
}

export const feedsDisable: Definition = {
  name: 'feeds disable',
  summary: 'stop fetching a feed, and rely on it no more; what was taken in stays',
  shape: (command) => command.argument('<feed>'),
  run: (context, feed: string) => set(context, feed, 'off', `${feed}: not fetched, and not missed`),
}
