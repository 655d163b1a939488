/** Where people find what a thing is, by words in its name, its vendor or the type of its asset. First fit counts. */
const HINTS: readonly (readonly [words: readonly string[], where: string])[] = [
  [
    [
      'pump',
      'infusion',
      'ventilator',
      'monitor',
      'ultrasound',
      'imaging',
      'anesthesia',
      'dialysis',
      'medical',
    ],
    'On its info or service screen, or on the label of the device. Your biomedical engineering, or the company that maintains it, can read it off.',
  ],
  [
    ['plc', 'scada', 'hmi', 'controller', 'simatic', 'rtu', 'relay', 'drive'],
    'In the engineering software, under device properties, or on the label. The company that maintains the plant has it in its documents. Do not restart anything to find out.',
  ],
  [
    [
      'firewall',
      'router',
      'switch',
      'gateway',
      'vpn',
      'asa',
      'fortigate',
      'fortios',
      'pan-os',
      'ios',
      'access point',
      'nas',
    ],
    'On its web page after signing in, mostly under “System”, “Status” or “About”.',
  ],
  [
    ['printer', 'laserjet', 'mfp', 'copier'],
    'Print a configuration page from its menu, or open its web page in a browser.',
  ],
  [
    ['camera', 'dvr', 'nvr', 'doorbell'],
    'On its web page after signing in, under “System” or “Maintenance”.',
  ],
  [['windows'], 'Press the Windows key, type “winver” and press Enter.'],
  [['macos', 'mac os', 'iphone', 'ipad', 'ios device'], 'In its settings, under “General” and “About”.'],
  [['android'], 'In its settings, under “About phone” or “About tablet”.'],
  [['linux', 'debian', 'ubuntu', 'red hat', 'suse'], 'In a terminal: “cat /etc/os-release”.'],
]
const ELSEWHERE =
  'In the program, mostly in the menu under “Help” and “About”, on its start page, or in the list of installed programs. Whoever installed it can tell.'

/** One or two sentences that say where a version can be read. */
export function whereToLook(...texts: readonly (string | undefined)[]): string {
  const words = new Set(
    texts.flatMap((text) =>
      (text ?? '')
        .toLowerCase()
        .slice(0, 500)
        .split(/[^a-z0-9-]+/),
    ),
  )
  const joined = texts.join(' ').toLowerCase().slice(0, 1000)
  const isNamed = (word: string): boolean => (word.includes(' ') ? joined.includes(word) : words.has(word))
  return HINTS.find(([named]) => named.some(isNamed))?.[1] ?? ELSEWHERE
}

interface Kin {
  /** "JavaScript library" */
  what: string
  /** How whoever builds the program updates it; `NAME` and `VERSION` stand for themselves. */
  command: string | undefined
}
const KIN: Readonly<Record<string, Kin>> = {
  npm: { what: 'JavaScript library', command: 'npm install NAME@VERSION' },
  pypi: { what: 'Python library', command: 'pip install "NAME>=VERSION"' },
  maven: { what: 'Java library', command: undefined },
  go: { what: 'Go library', command: 'go get NAME@vVERSION' },
  'crates.io': { what: 'Rust library', command: 'cargo update NAME' },
  rubygems: { what: 'Ruby library', command: 'bundle update NAME' },
  nuget: { what: '.NET library', command: 'dotnet add package NAME --version VERSION' },
  packagist: { what: 'PHP library', command: 'composer update NAME' },
  hex: { what: 'Erlang or Elixir library', command: 'mix deps.update NAME' },
  pub: { what: 'Dart library', command: 'dart pub upgrade NAME' },
}
export const kinOf = (space: string): Kin =>
  Object.hasOwn(KIN, space) ? KIN[space]! : { what: 'library', command: undefined }

/** Names people know distributions by, and how their updates are installed. */
const SYSTEMS: Readonly<Record<string, { name: string; command: string }>> = {
  debian: { name: 'Debian', command: 'apt update && apt full-upgrade' },
  ubuntu: { name: 'Ubuntu', command: 'apt update && apt full-upgrade' },
  alpine: { name: 'Alpine Linux', command: 'apk upgrade --available' },
  chainguard: { name: 'Chainguard', command: 'apk upgrade --available' },
  wolfi: { name: 'Wolfi', command: 'apk upgrade --available' },
  'red hat': { name: 'Red Hat Enterprise Linux', command: 'dnf upgrade' },
  'rocky linux': { name: 'Rocky Linux', command: 'dnf upgrade' },
  almalinux: { name: 'AlmaLinux', command: 'dnf upgrade' },
  opensuse: { name: 'openSUSE', command: 'zypper patch' },
  suse: { name: 'SUSE Linux Enterprise', command: 'zypper patch' },
  mageia: { name: 'Mageia', command: 'dnf upgrade' },
  openeuler: { name: 'openEuler', command: 'dnf upgrade' },
  'photon os': { name: 'Photon OS', command: 'tdnf upgrade' },
}
/** Undefined: the space is no distribution whose packages are updated together. */
export const systemOf = (space: string): { name: string; command: string } | undefined =>
  Object.hasOwn(SYSTEMS, space) ? SYSTEMS[space] : undefined
