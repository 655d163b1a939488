import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'
import { createWatch, summaryText } from '../scenario.ts'

interface Options {
  host?: string
  port?: string
  demonstration?: boolean
  scenario?: string
}

/** API, screens, worker and local runner in one process tree. */
export const serve: Definition = {
  name: 'serve',
  summary: 'open the house: API, screens, background work and a local runner',
  shape: (command) =>
    command
      .option('--host <address>', 'address to listen on (TOCSIN_HOST)')
      .option('--port <number>', 'port to listen on (TOCSIN_PORT)')
      .option('--demonstration', 'one-click roles; only while bound to loopback')
      .option('--scenario <file>', 'play a scenario; "first-run" is the one that comes with Tocsin'),
  async run({ output }, { host, port, demonstration, scenario }: Options) {
    const watched = demonstration === true || scenario !== undefined
    const watch = createWatch(output, {
      open: (url) => {
        output.result({ url }, `\n  Tocsin is open at ${url}\n`)
        if (watched) output.say('  It shows demonstration data. Ctrl-C closes it.\n')
      },
      summary: ({ summary, remarks }) => output.say(`\n${summaryText(summary)}\n${remarks.join('\n')}\n`),
    })
    const code = await startApp('server/serve-process', {
      args: scenario === undefined ? [] : ['--scenario', scenario],
      env: {
        ...process.env,
        ...(host === undefined ? {} : { TOCSIN_HOST: host }),
        ...(port === undefined ? {} : { TOCSIN_PORT: port }),
        ...(demonstration === true ? { TOCSIN_DEMONSTRATION: 'true' } : {}),
        // A person watches: the log must not run through the progress bar.
        ...(watched ? { TOCSIN_LOG_LEVEL: process.env.TOCSIN_LOG_LEVEL ?? 'warn' } : {}),
      },
      stdout: watched || output.json ? 'stderr' : 'inherit',
      onMessage: watch.hear,
    })
    watch.end()
    return code
  },
}
