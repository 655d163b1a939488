import { list } from '../judging/text.ts'
import type { CompareVersions } from '../osv/ranges.ts'
import { clip, oneLine } from '../report/text.ts'
import type { ActionExposure, ActionGroup } from './actions.ts'
import { kinOf, systemOf, whereToLook } from './hints.ts'

interface Words {
  title: string
  why: string
  steps: string[]
  askVendor: string | null
  where: string[]
}

/** Most lines of one list; the rest is counted, and stands in full among the exposures. */
const MOST_LINES = 12
const IDENTIFIER = /\b(?:CVE|GHSA|PYSEC|RUSTSEC|DSA|USN|RHSA)-[\w-]+/gi

/** A name out of a stranger's document, fit for a title: one visible line without identifiers. */
export const plainName = (text: string): string =>
  clip(oneLine(text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').replace(IDENTIFIER, '…')), 80) ||
  'something without a name'

/** An action in plain words. What a person needs to look it up (identifiers) stands beside it, never in the title. */
export function describe(group: ActionGroup, compare: CompareVersions): Words {
  const words = WORDS[group.kind](group, compare)
  const where = whereOf(group)
  const why = [...reasons(group), ...words.why].join(' ')
  if (!group.embargoed) return { ...words, why, where }
  return {
    ...words,
    why: `${why} This is not public yet and was told to you in confidence.`,
    steps: [
      'Do not speak or write about it outside of your organisation before it is published.',
      ...words.steps,
    ],
    askVendor: null,
    where,
  }
}

interface Drafted extends Omit<Words, 'why' | 'where'> {
  why: string[]
}

const WORDS: Record<ActionGroup['kind'], (group: ActionGroup, compare: CompareVersions) => Drafted> = {
  update: (group, compare) => {
    const { thing } = group.exposures[0]
    const name = plainName(thing.label)
    const targets = targetsOf(group.exposures, compare)
    const single = targets.size === 1 ? [...targets.values()][0] : undefined
    const isLibrary = thing.kind === 'package'
    const kin = kinOf(thing.space ?? '')
    const to = single === undefined ? '' : ` to version ${single} or newer`
    return {
      title: isLibrary ? `Update the ${kin.what} ${name}${to}` : `Update ${name}${to}`,
      why: ['There is an update that mends it.'],
      steps: [
        ...(isLibrary
          ? [
              `${name} is a part of a program. If you build that program yourself, update the part and install the new build${commandOf(kin.command, name, single)}.`,
              'If somebody else built it, send them the message below.',
            ]
          : ['Make a backup of its settings, and choose a time when it may be off for a while.']),
        ...(single === undefined
          ? targetLines(targets)
          : isLibrary
            ? []
            : [`Install version ${single} or newer.`]),
        'Afterwards read the version again and report it as done.',
      ],
      askVendor: letter(
        group,
        single === undefined
          ? `Which update mends this on each of them?`
          : `Which update brings us to version ${single} or newer?`,
        'Does it interrupt operation, does our support cover it, and when can it be installed?',
      ),
    }
  },
  'update system': (group, compare) => {
    const { thing } = group.exposures[0]
    const system = systemOf(thing.space ?? '')
    const name = nameOfSystem(group)
    const targets = packagesOf(group.exposures, compare)
    return {
      title: `Install the waiting updates of ${name}`,
      why: ['Its makers have updates ready that mend it.'],
      steps: [
        `Make a backup, then install all updates${system === undefined ? '' : ` (${system.command})`} and restart it where it asks for that.`,
        ...limited(
          targets.map(([label, version]) => `${label} must be at version ${version} or newer afterwards.`),
        ),
        'Bring its list of packages again; what was mended disappears from here.',
      ],
      askVendor: letter(
        group,
        `When will the waiting updates of ${name} be installed on our systems?`,
        'Please tell us the day, and whether a restart is needed.',
      ),
    }
  },
  shield: (group) => {
    const { thing } = group.exposures[0]
    const name = plainName(thing.label)
    return {
      title: `Protect ${name}: no update for it is known`,
      why: ['No update that mends it is known.'],
      steps: [
        ...SHIELD,
        thing.kind === 'package'
          ? `Ask whoever built the program that contains ${name}, with the message below.`
          : 'Ask its maker or your supplier, with the message below.',
        'You are told here when an update appears.',
      ],
      askVendor: letter(
        group,
        'When will there be an update? If the product is no longer supported, what replaces it?',
        'What can we switch off or shield until then, and is there any sign of misuse we should look for?',
      ),
    }
  },
  'shield system': (group) => {
    const name = nameOfSystem(group)
    const labels = [...new Set(group.exposures.map(({ thing }) => plainName(thing.label)))].sort()
    return {
      title: `Keep ${name} shielded: some updates are not there yet`,
      why: ['For some of its packages no update is known.'],
      steps: [
        ...SHIELD,
        `Remove what you do not need of these packages: ${list(labels.slice(0, MOST_LINES))}${labels.length > MOST_LINES ? ` and ${labels.length - MOST_LINES} more` : ''}.`,
        'You are told here when an update appears.',
      ],
      askVendor: letter(
        group,
        `Will ${name} get updates for this, or must we move to a newer release?`,
        'What do you advise until then?',
      ),
    }
  },
  'find out': (group) => {
    const { thing, asset } = group.exposures[0]
    const name = plainName(thing.label)
    const isMissing = group.exposures.some(({ rule }) => rule === 'version missing')
    return {
      title: isMissing
        ? `Find out which version of ${name} you run`
        : `Ask whether your version of ${name} is affected`,
      why: [
        isMissing
          ? 'Without its version nobody can tell whether you are affected.'
          : 'The version you gave cannot be compared with what is published.',
      ],
      steps: isMissing
        ? [
            whereToLook(thing.label, thing.space, asset.type, asset.name),
            'Write the version down as it is shown, and enter it here or in your list.',
            'If it cannot be found, send the message below.',
          ]
        : [
            'Compare the version in your list with what the device or program shows, and correct it if they differ.',
            whereToLook(thing.label, thing.space, asset.type, asset.name),
            'If it was right, send the message below.',
          ],
      askVendor: letter(
        group,
        isMissing
          ? 'How can we see its version, and is the version you delivered to us affected?'
          : 'Is our version affected, and if so which version is not?',
        'Please answer in writing; a VEX document is welcome.',
      ),
    }
  },
}

const SHIELD = [
  'Let only those reach it who need to: not from the internet, and inside through a firewall rule or a separate network.',
  'Switch off what you do not use of it, and change its standard passwords.',
]

function reasons({ exposures }: ActionGroup): string[] {
  const vulnerabilities = new Set(exposures.map(({ vulnerability }) => vulnerability)).size
  const isUnsure = exposures[0].state === 'unsure'
  const count = vulnerabilities === 1 ? 'One known weakness' : `${vulnerabilities} known weaknesses`
  return [
    ...(exposures.some(({ exploited }) => exploited) ? ['Attackers are using this already.'] : []),
    ...(exposures.some(({ asset }) => asset.reach === 'public')
      ? ['It can be reached from the internet.']
      : []),
    isUnsure ? `${count} may be in it.` : `${count} ${vulnerabilities === 1 ? 'is' : 'are'} in it.`,
  ]
}

/** Assets with the versions that run there, each once. */
function whereOf({ exposures, kind }: ActionGroup): string[] {
  const isSystem = kind === 'update system' || kind === 'shield system'
  const lines = new Map<string, Set<string>>()
  for (const { asset, thing } of exposures) {
    const name = `${plainName(asset.name)}${asset.quantity > 1 ? ` (${asset.quantity} of them)` : ''}`
    const versions = lines.get(name) ?? new Set()
    if (thing.version !== undefined && !isSystem) versions.add(clip(oneLine(thing.version), 60))
    lines.set(name, versions)
  }
  return [...lines]
    .map(([name, versions]) =>
      versions.size === 0 ? name : `${name}: version ${list([...versions].sort())}`,
    )
    .sort()
}

/** For each version that runs the one it must become: the highest fix any of its weaknesses names. */
function targetsOf(exposures: readonly ActionExposure[], compare: CompareVersions): Map<string, string> {
  const fixes = new Map<string, { fixedIn: string; scheme: string | undefined }[]>()
  for (const { thing, fixedIn, scheme } of exposures) {
    if (fixedIn === undefined) continue
    push(fixes, thing.version ?? '', { fixedIn, scheme })
  }
  const highest = new Map<string, string>()
  for (const [version, all] of fixes) highest.set(version, highestOf(all, compare))
  const distinct = new Set(highest.values())
  return distinct.size === 1 ? new Map([['', [...distinct][0]!]]) : highest
}

/** Where two fixes cannot be compared both are named: neither may be passed over. */
function highestOf(
  all: readonly { fixedIn: string; scheme: string | undefined }[],
  compare: CompareVersions,
): string {
  let kept: { fixedIn: string; scheme: string | undefined }[] = []
  for (const one of all) {
    const order = (other: { fixedIn: string }) =>
      other.fixedIn === one.fixedIn ? 0 : compare(one.scheme ?? 'generic', other.fixedIn, one.fixedIn)
    if (kept.some((other) => (order(other) ?? -1) >= 0)) continue
    kept = [...kept.filter((other) => (order(other) ?? 1) >= 0), one]
  }
  return kept.map(({ fixedIn }) => clip(oneLine(fixedIn), 60)).join(' and ')
}

const targetLines = (targets: ReadonlyMap<string, string>): string[] =>
  limited(
    [...targets].map(([from, to]) =>
      from === ''
        ? `To version ${to} or newer.`
        : `Where version ${clip(oneLine(from), 60)} runs: to ${to} or newer.`,
    ),
  )

function packagesOf(
  exposures: readonly ActionExposure[],
  compare: CompareVersions,
): [label: string, version: string][] {
  const byLabel = new Map<string, { fixedIn: string; scheme: string | undefined }[]>()
  for (const { thing, fixedIn, scheme } of exposures) {
    if (fixedIn === undefined) continue
    push(byLabel, plainName(thing.label), { fixedIn, scheme })
  }
  return [...byLabel].map(([label, all]) => [label, highestOf(all, compare)])
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const limited = (lines: readonly string[]): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more, listed among the exposures.`]

function nameOfSystem({ exposures }: ActionGroup): string {
  const { thing } = exposures[0]
  const name = systemOf(thing.space ?? '')?.name ?? plainName(thing.space ?? 'the system')
  return thing.release === undefined ? name : `${name} ${plainName(thing.release)}`
}

const commandOf = (command: string | undefined, name: string, version: string | undefined): string =>
  command === undefined || version === undefined || !/^[\w.+-]+$/.test(version) || !/^[\w@/.-]+$/.test(name)
    ? ''
    : ` (${command.replace('NAME', () => name).replace('VERSION', () => version)})`

/** What to write to the vendor, ready to send: it names versions and identifiers, and nothing of who runs what else. */
function letter(group: ActionGroup, ...questions: string[]): string {
  const { thing } = group.exposures[0]
  const isSystem = group.kind === 'update system' || group.kind === 'shield system'
  const versions = [...new Set(group.exposures.flatMap((one) => one.thing.version ?? []))].sort()
  const ids = [...new Set(group.exposures.map(({ vulnerability }) => vulnerability))].sort()
  const what = isSystem ? nameOfSystem(group) : plainName(thing.label)
  const run =
    versions.length === 0 || isSystem
      ? `We run ${what}.`
      : `We run ${what}, version ${list(versions.slice(0, MOST_LINES).map((version) => clip(oneLine(version), 60)))}.`
  const named = `It is about ${list(ids.slice(0, MOST_LINES).map((id) => clip(oneLine(id), 60)))}${ids.length > MOST_LINES ? ` and ${ids.length - MOST_LINES} more` : ''}.`
  return [run, named, ...questions].join(' ')
}
