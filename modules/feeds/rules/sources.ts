/** What an item of a feed holds, and so which reader it gets. */
export type Form = 'cve' | 'osv' | 'ghsa' | 'csaf' | 'nvd' | 'kev' | 'epss' | 'local'

/**
 * How a publisher gives it: `file` is one address of one file (with conditional requests and resumed
 * downloads), `nvd` are pages of an API, `csaf` a provider's list of documents (CSAF 2.0 §7).
 */
export type Transport = 'file' | 'nvd' | 'csaf' | 'none'

/** One public source of vulnerability data. */
export interface Source {
  name: string
  /** What it is, for people. */
  title: string
  form: Form
  transport: Transport
  /** The publisher's own address; configuration may name another. */
  address: string | undefined
  /** Records are kept under this name: several files of one database share it. */
  records: string
  /** Seconds between looks at the publisher. */
  every: number
  /** Seconds after which a source that was not looked at with success is late; undefined: never. */
  staleAfter: number | undefined
  /** Seconds after which the newest instant in the data themselves is late: somebody publishes daily. */
  dataStaleAfter: number | undefined
  /** What the publisher asks of who uses it. */
  licence: string
}

const HOUR = 3600
const DAY = 24 * HOUR
const often = { every: 6 * HOUR, staleAfter: 2 * DAY }
const daily = { every: DAY, staleAfter: 3 * DAY }

const CVE_TERMS = 'CVE Terms of Use; "CVE" is a trademark of The MITRE Corporation.'
const OSV_TERMS = "OSV.dev; each record under its own database's licence (CC-BY-4.0 or CC0 for most)."

const osv = (name: string, title: string, ecosystem: string | undefined, dataDays?: number): Source => ({
  name,
  title,
  form: 'osv',
  transport: 'file',
  address: `https://osv-vulnerabilities.storage.googleapis.com/${ecosystem === undefined ? '' : `${encodeURIComponent(ecosystem)}/`}all.zip`,
  records: 'osv',
  ...daily,
  dataStaleAfter: dataDays === undefined ? undefined : dataDays * DAY,
  licence: OSV_TERMS,
})

const csaf = (name: string, title: string, address: string | undefined, licence: string): Source => ({
  name,
  title,
  form: 'csaf',
  transport: 'csaf',
  address,
  records: name,
  ...daily,
  dataStaleAfter: undefined,
  licence,
})

/** Every source the house knows by itself. None is fetched unless the operator or a coordinator says so. */
export const SOURCES: readonly Source[] = [
  {
    name: 'kev',
    title: 'CISA catalogue of known exploited vulnerabilities',
    form: 'kev',
    transport: 'file',
    address: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    records: 'kev',
    ...often,
    dataStaleAfter: 14 * DAY,
    licence: 'CC0-1.0; no use of CISA or DHS logos.',
  },
  {
    name: 'epss',
    title: 'EPSS, probability of exploitation in the next 30 days',
    form: 'epss',
    transport: 'file',
    address: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    records: 'epss',
    ...often,
    dataStaleAfter: 4 * DAY,
    licence: 'Free to use; name FIRST and the EPSS special interest group (https://www.first.org/epss).',
  },
  {
    name: 'cve',
    title: 'CVE list (CVE JSON 5)',
    form: 'cve',
    transport: 'file',
    address: 'https://github.com/CVEProject/cvelistV5/archive/refs/heads/main.zip',
    records: 'cve',
    ...daily,
    dataStaleAfter: 3 * DAY,
    licence: CVE_TERMS,
  },
  {
    name: 'vulnrichment',
    title: 'CISA Vulnrichment: CVE records with SSVC, KEV and CVSS answers',
    form: 'cve',
    transport: 'file',
    address: 'https://github.com/cisagov/vulnrichment/archive/refs/heads/develop.zip',
    records: 'vulnrichment',
    ...daily,
    dataStaleAfter: 5 * DAY,
    licence: `CC0-1.0. ${CVE_TERMS}`,
  },
  {
    name: 'ghsa',
    title: 'GitHub Advisory Database (OSV form; files of its API as well)',
    form: 'ghsa',
    transport: 'file',
    address: 'https://github.com/github/advisory-database/archive/refs/heads/main.zip',
    records: 'ghsa',
    ...daily,
    dataStaleAfter: 4 * DAY,
    licence: 'CC-BY-4.0, GitHub, Inc.',
  },
  {
    name: 'nvd',
    title: 'National Vulnerability Database, API 2.0',
    form: 'nvd',
    transport: 'nvd',
    address: 'https://services.nvd.nist.gov/rest/json/cves/2.0',
    records: 'nvd',
    ...often,
    dataStaleAfter: 3 * DAY,
    licence: 'Public domain. This product uses the NVD API but is not endorsed or certified by the NVD.',
  },
  osv('osv', 'OSV, all ecosystems', undefined, 3),
  osv('osv-npm', 'OSV, npm', 'npm', 7),
  osv('osv-pypi', 'OSV, PyPI', 'PyPI', 14),
  osv('osv-maven', 'OSV, Maven', 'Maven', 14),
  osv('osv-go', 'OSV, Go', 'Go', 14),
  osv('osv-cargo', 'OSV, crates.io', 'crates.io'),
  osv('osv-nuget', 'OSV, NuGet', 'NuGet'),
  osv('osv-rubygems', 'OSV, RubyGems', 'RubyGems'),
  osv('osv-packagist', 'OSV, Packagist', 'Packagist'),
  osv('osv-debian', 'OSV, Debian', 'Debian'),
  osv('osv-alpine', 'OSV, Alpine', 'Alpine'),
  csaf(
    'csaf-cisa',
    'CISA advisories for industrial control systems and medical devices (CSAF)',
    'https://www.cisa.gov/sites/default/files/csaf/provider-metadata.json',
    'US Government work, TLP:WHITE; republished vendor advisories under their own terms.',
  ),
  csaf(
    'csaf-siemens',
    'Siemens ProductCERT (CSAF)',
    'https://cert-portal.siemens.com/productcert/csaf/provider-metadata.json',
    'Terms of use of Siemens security advisories.',
  ),
  csaf(
    'csaf-redhat',
    'Red Hat Product Security (CSAF)',
    'https://security.access.redhat.com/data/csaf/v2/provider-metadata.json',
    'CC-BY-4.0, Red Hat.',
  ),
  csaf(
    'csaf-certbund',
    'CERT-Bund advisories of the BSI (CSAF)',
    'https://wid.cert-bund.de/.well-known/csaf/provider-metadata.json',
    'Terms of the BSI.',
  ),
  {
    name: 'local',
    title: "This house's own reference.json, and what a scenario brings",
    form: 'local',
    transport: 'none',
    address: undefined,
    records: 'local',
    every: DAY,
    staleAfter: undefined,
    dataStaleAfter: undefined,
    licence: 'Whatever the file says.',
  },
]

const NAME = /^(osv|csaf)-[a-z0-9][a-z0-9-]{0,40}$/

/**
 * The sources of a house: those above, with the addresses its configuration gives, and more of the kinds
 * `osv-…` and `csaf-…` under names of its own.
 * @param given `name=address`
 * @throws RangeError naming the entry that does not fit
 */
export function sourcesWith(given: readonly string[]): Source[] {
  const sources = new Map(SOURCES.map((source) => [source.name, source]))
  for (const entry of given) {
    const [, name = '', address = ''] = /^([a-z0-9-]+)=(.+)$/.exec(entry) ?? []
    if (!URL.canParse(address) || !/^(https?|file):$/.test(new URL(address).protocol))
      throw new RangeError(`"${entry}" is no name=address with an https, http or file address`)
    const known = sources.get(name)
    if (known?.transport === 'none') throw new RangeError(`"${name}" is never fetched, so it has no address`)
    // A folder or a file of a mirror is read as it lies, whatever the publisher's own transport.
    const transport = address.startsWith('file:') ? ('file' as const) : undefined
    if (known) sources.set(name, { ...known, address, transport: transport ?? known.transport })
    else if (NAME.test(name)) {
      const made = name.startsWith('osv-')
        ? osv(name, `OSV, ${name.slice(4)}`, name.slice(4))
        : csaf(name, `${name.slice(5)} (CSAF)`, address, 'Terms of the provider.')
      sources.set(name, { ...made, address, transport: transport ?? made.transport })
    } else
      throw new RangeError(
        `"${name}" is no known feed (${[...sources.keys()].join(', ')}); a new one is named osv-… or csaf-…`,
      )
  }
  return [...sources.values()]
}
