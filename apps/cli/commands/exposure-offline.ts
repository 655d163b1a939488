import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Option } from 'commander'
import type { InventoryForm } from '../../../standards/sbom/types.ts'
import { trustedKeys } from '../bundle-key.ts'
import { usage } from '../exit.ts'
import { exposurePage } from '../exposure-page.ts'
import { offlineText } from '../exposure-text.ts'
import { matchOffline } from '../offline.ts'
import type { Definition } from '../program.ts'

interface Options {
  offline: string
  key?: string
  asset?: string
  reach?: 'public' | 'internal' | 'isolated'
  type?: string
  form?: InventoryForm
  distribution?: string
  zone?: string
  federal?: boolean
  limit: number
  html?: string
}

/** The same engine the house matches its members with, here alone. */
export const exposureOffline: Definition = {
  name: 'exposure',
  summary: 'match an inventory with a signed bundle here: no network, nothing is sent',
  shape: (command) =>
    command
      .argument('<inventory>', 'SBOM, lock file, package list or CSV')
      .requiredOption('--offline <bundle>', 'advisory bundle ("tocsin exposures bundle")')
      .option('--key <file>', 'public key (PEM) it must be signed with; else those kept with fetched bundles')
      .option('--asset <name>', 'what the inventory is of; the name of its file when not given')
      .addOption(
        new Option('--reach <where>', 'where it can be reached from').choices([
          'public',
          'internal',
          'isolated',
        ]),
      )
      .option('--type <type>', 'what it is: server, firewall, infusion pump')
      .option('--form <form>', 'form of the inventory; told from its content when not given')
      .option('--distribution <name>', 'of lists of dpkg and rpm: debian:12')
      .option('--zone <zone>', "IANA zone days are counted in; this machine's when not given")
      .option('--federal', 'a federal civilian agency: BOD 26-04 binds it')
      .option('--limit <number>', 'actions at most', countOf, 10)
      .option('--html <file>', 'write one page to print or to read on a phone'),
  async run({ output }, inventory: string, options: Options) {
    const { offline, key, reach, type, form, distribution, federal, limit, html } = options
    const zone = zoneOf(options.zone)
    const asset = options.asset ?? basename(inventory)
    const now = new Date()
    const result = await matchOffline({
      bundle: offline,
      inventory,
      verifiers: trustedKeys(key),
      reading: {
        fileName: basename(inventory),
        ...(form === undefined ? {} : { form }),
        ...(distribution === undefined ? {} : { distribution }),
      },
      asset: { name: asset, quantity: 1, reach, type },
      runner: { directive: federal ? 'binding' : 'informative', zone },
      now,
      limit,
    })
    if (html !== undefined) writeFileSync(html, exposurePage(result, { asset, now, zone }), { mode: 0o600 })
    const written = html === undefined ? '' : `\n\nwritten to ${html}`
    output.result(shown(result), `${offlineText(result)}${written}`)
    return result.exposures.some(({ state }) => state === 'open') ? 1 : 0
  },
}

/** The bundle's list of pieces says nothing to a reader. */
function shown({ header, ...rest }: Awaited<ReturnType<typeof matchOffline>>) {
  const { pieces: _, ...told } = header
  return { bundle: told, ...rest }
}

function countOf(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw usage('--limit takes a whole number from 1 to 1000.')
  return value
}

function zoneOf(given: string | undefined): string {
  const zone = given ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    throw usage(`--zone: there is no time zone "${zone}"; write for instance America/New_York.`)
  }
}
