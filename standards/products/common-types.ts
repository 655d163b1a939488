/** The pictures there are; a screen draws exactly these. */
export const ICONS = [
  'firewall',
  'server',
  'laptop',
  'phone',
  'camera',
  'pump',
  'monitor',
  'scanner',
  'printer',
  'controller',
  'router',
  'mail',
  'cloud',
  'database',
  'browser',
  'badge',
] as const

export type IconName = (typeof ICONS)[number]

/** One thing that small operators run, to be chosen by its picture. */
export interface CommonProduct {
  group: string
  /** As people call it. */
  name: string
  /** In CPE's manner: lower case, words joined by `_`. */
  vendor: string
  product: string
  /** Who names it so: KEV, NVD (or a CVE record's CPE), or CISA's advisories (CSAF). */
  namedBy: 'kev' | 'nvd' | 'csaf'
  icon: IconName
  /** Where to find its version, in plain words. */
  version: string
  /** What to ask the vendor or whoever looks after it. */
  ask: string
}

type Row = readonly [
  name: string,
  vendor: string,
  product: string,
  namedBy: CommonProduct['namedBy'],
  icon: IconName,
  version: string,
  ask: string,
]

/** Rows of one group, written short. */
export const groupOf = (group: string, rows: readonly Row[]): CommonProduct[] =>
  rows.map(([name, vendor, product, namedBy, icon, version, ask]) => ({
    group,
    name,
    vendor,
    product,
    namedBy,
    icon,
    version,
    ask,
  }))
