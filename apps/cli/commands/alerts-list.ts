import { limitOption } from '../options.ts'
import { facts, table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { AlertSettings, AlertView } from '../types.ts'

export const alertsList: Definition = {
  name: 'alerts list',
  summary: 'list what you were told, and what waits to be told',
  shape: limitOption,
  async run({ client, output }, { limit }: { limit: number }) {
    const alerts = await client().list<AlertView>('/v1/alerts', {}, limit)
    output.result(
      alerts,
      alerts.length === 0
        ? 'None.'
        : table(
            ['at', 'why', 'urgency', 'vulnerability', 'what', 'told'],
            alerts.map((one) => [one.at, one.cause, one.band, one.vulnerability, one.component, one.toldAt]),
          ),
    )
    return undefined
  },
}

interface Wished {
  mode?: AlertSettings['mode']
  atLeast?: AlertSettings['atLeast']
  quiet?: string
  breakQuiet?: boolean
  digestAt?: string
  email?: string[]
}

export const alertsSettings: Definition = {
  name: 'alerts settings',
  summary: 'show when and how you are told; with options, change it',
  shape: (command) =>
    command
      .option('--mode <mode>', 'immediate, daily, weekly or off')
      .option(
        '--at-least <urgency>',
        'told at once from here on: immediate, out-of-cycle, scheduled or defer',
      )
      .option('--quiet <hours>', '22:00-06:30, in your zone, or none')
      .option('--break-quiet', 'what needs action now rings at night')
      .option('--no-break-quiet', 'nothing rings at night')
      .option('--digest-at <time>', '08:00')
      .option('--email <address...>', 'instead of the addresses there are'),
  async run({ client, output }, wished: Wished) {
    const settings = await client().get<AlertSettings>('/v1/alert-settings')
    const changed = Object.values(wished).some((value) => value !== undefined)
    const { rss: _rss, mail: _mail, webhooks: _webhooks, ...own } = settings
    const now = changed
      ? await client().send<AlertSettings>('PUT', '/v1/alert-settings', {
          ...own,
          ...(wished.mode === undefined ? {} : { mode: wished.mode }),
          ...(wished.atLeast === undefined ? {} : { atLeast: wished.atLeast }),
          ...(wished.quiet === undefined ? {} : { quiet: hours(wished.quiet) }),
          ...(wished.breakQuiet === undefined ? {} : { breakQuiet: wished.breakQuiet }),
          ...(wished.digestAt === undefined ? {} : { digestAt: wished.digestAt }),
          ...(wished.email === undefined ? {} : { emails: wished.email }),
        })
      : settings
    output.result(
      now,
      facts([
        ['told', now.mode],
        ['at once from', now.atLeast],
        ['digest at', now.digestAt],
        ['quiet', now.quiet === null ? 'never' : `${now.quiet.from} to ${now.quiet.to}`],
        ['at night', now.breakQuiet ? 'only what needs action now' : 'nothing'],
        ['e-mail', now.mail ? now.emails.join(', ') || 'to nobody' : 'this house sends none'],
        ['webhooks', now.webhooks],
        ['RSS', now.rss ? 'an address was made' : 'no address'],
      ]),
    )
    return undefined
  },
}

const hours = (text: string): { from: string; to: string } | null => {
  const [from = '', to = ''] = text.split('-')
  return text === 'none' ? null : { from, to }
}

export const alertsRss: Definition = {
  name: 'alerts rss',
  summary: 'make the address of your RSS feed; it is shown once, and the one before ends',
  shape: (command) => command.option('--end', 'only end it'),
  async run({ client, output }, { end }: { end?: boolean }) {
    if (end) {
      await client().send('DELETE', '/v1/alert-settings/rss')
      output.result({ rss: false }, 'ended')
      return undefined
    }
    const made = await client().send<{ href: string }>('POST', '/v1/alert-settings/rss')
    output.result(made, made.href)
    return undefined
  },
}
