import { statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { create } from 'tar'
import { usage } from '../exit.ts'
import { awaitRun, runText } from '../feed-text.ts'
import { streamInput } from '../input.ts'
import type { Definition } from '../program.ts'
import type { FeedRun } from '../types.ts'

export const feedsImport: Definition = {
  name: 'feeds import',
  summary: 'bring a file of a feed, or a folder of its files, where nothing can be fetched',
  shape: (command) =>
    command
      .argument('<feed>', 'name of the feed (tocsin feeds list)')
      .argument('<path>', 'file (JSON, CSV, gzip, zip, tar), folder, or - for standard input')
      .option('--no-wait', 'only send it'),
  async run({ client, output }, feed: string, path: string, { wait }: { wait: boolean }) {
    const reply = await client().raw(`/v1/feeds/${encodeURIComponent(feed)}/import`, bodyOf(path), {
      'content-type': 'application/octet-stream',
    })
    const run = (await reply.json()) as FeedRun
    if (!wait) {
      output.result(run, `sent: ${run.run}`)
      return undefined
    }
    const then = await awaitRun(client(), output, feed)
    output.result(then, runText(then))
    return then.lastRun?.outcome === 'failed' ? 1 : undefined
  },
}

/** A folder travels as a tar of its files, made while it is sent. */
function bodyOf(path: string): ReadableStream<Uint8Array> {
  if (path !== '-' && isFolder(path)) {
    const files = create(
      { cwd: path, gzip: true, portable: true, filter: (name) => !/(^|\/)\.git(\/|$)/.test(name) },
      ['.'],
    )
    return Readable.toWeb(Readable.from(files)) as ReadableStream<Uint8Array>
  }
  return streamInput(path).body
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    throw usage(`${path} cannot be read: ${(error as Error).message}`)
  }
}
