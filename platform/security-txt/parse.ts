/** What a security.txt says (RFC 9116), and what is wrong with it. Lists keep the file's order: the first is preferred. */
export interface SecurityTxt {
  contacts: string[]
  /** Instant after which it must not be used; null where it does not say. */
  expires: string | null
  encryption: string[]
  acknowledgments: string[]
  languages: string[]
  canonical: string[]
  policy: string[]
  hiring: string[]
  csaf: string[]
  /** Signed with OpenPGP; signatures are not checked here. */
  signed: boolean
  /** Sentences. With one of them it should be looked at before it is used. */
  warnings: string[]
}

const MOST_LINES = 1000
const MOST_VALUES = 50
const NAMES: Record<
  string,
  keyof Pick<
    SecurityTxt,
    'contacts' | 'encryption' | 'acknowledgments' | 'canonical' | 'policy' | 'hiring' | 'csaf'
  >
> = {
  contact: 'contacts',
  encryption: 'encryption',
  acknowledgments: 'acknowledgments',
  canonical: 'canonical',
  policy: 'policy',
  hiring: 'hiring',
  csaf: 'csaf',
}
const YEAR_MS = 366 * 86_400_000

/**
 * Reads a security.txt. Hostile input: nothing in it is fetched, and only addresses of known kinds are given on.
 * @param url where it was found; undefined: it came another way
 */
export function parseSecurityTxt(text: string, url: string | undefined, now: Date): SecurityTxt {
  const { lines, signed } = unsigned(text)
  const found: SecurityTxt = {
    contacts: [],
    expires: null,
    encryption: [],
    acknowledgments: [],
    languages: [],
    canonical: [],
    policy: [],
    hiring: [],
    csaf: [],
    signed,
    warnings: [],
  }
  const { warnings } = found
  let expiries = 0
  let languages = 0
  if (lines.length > MOST_LINES) warnings.push(`Only the first ${MOST_LINES} lines were read.`)
  for (const line of lines.slice(0, MOST_LINES)) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name, value] = /^([A-Za-z0-9-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (name === undefined || value === undefined || value === '') {
      warnings.push(`“${line.slice(0, 60)}” is no field.`)
      continue
    }
    const field = name.toLowerCase()
    const list = NAMES[field]
    if (list) {
      if (found[list].length < MOST_VALUES) addressInto(found, list, name, value)
    } else if (field === 'expires') {
      expiries += 1
      const at = Date.parse(value)
      if (Number.isNaN(at)) warnings.push(`“${value.slice(0, 60)}” is no date (RFC 3339).`)
      else if (expiries === 1) found.expires = new Date(at).toISOString()
    } else if (field === 'preferred-languages') {
      languages += 1
      if (languages === 1) found.languages = languagesIn(value, warnings)
    }
  }
  warnings.push(...faultsOf(found, { expiries, languages, url, now }))
  return found
}

/** RFC 9116 §2.5: what must be there once, and what must be so. */
function faultsOf(
  found: SecurityTxt,
  {
    expiries,
    languages,
    url,
    now,
  }: { expiries: number; languages: number; url: string | undefined; now: Date },
): string[] {
  const { contacts, expires, canonical, signed } = found
  const faults: string[] = []
  if (contacts.length === 0) faults.push('It names no contact (§2.5.3).')
  if (expiries === 0) faults.push('It does not say until when it holds (§2.5.5).')
  if (expiries > 1) faults.push('It says more than once until when it holds; the first was taken (§2.5.5).')
  if (expires !== null && Date.parse(expires) <= now.getTime())
    faults.push(`It expired on ${expires.slice(0, 10)}: it must not be used (§2.5.5).`)
  if (expires !== null && Date.parse(expires) > now.getTime() + YEAR_MS)
    faults.push('It holds for more than a year, so that nobody may look after it (§2.5.5).')
  if (languages > 1)
    faults.push('It names preferred languages more than once; the first were taken (§2.5.8).')
  if (url !== undefined && canonical.length > 0 && !canonical.includes(url))
    faults.push(`It says that it belongs at ${canonical[0]}, not at ${url} (§2.5.2).`)
  if (signed) faults.push('It is signed; the signature was not checked here (§2.3).')
  return faults
}

/** Kinds of addresses a field may hold. §2.4: web addresses must be https. */
const KINDS: Record<string, readonly string[]> = {
  contacts: ['https:', 'mailto:', 'tel:'],
  encryption: ['https:', 'dns:', 'openpgp4fpr:'],
}
function addressInto(
  found: SecurityTxt,
  list: 'contacts' | 'encryption' | 'acknowledgments' | 'canonical' | 'policy' | 'hiring' | 'csaf',
  name: string,
  value: string,
): void {
  // Widespread, and wrong: an e-mail address without its scheme.
  const given = list === 'contacts' && /^[^\s@:/]+@[^\s@:/]+$/.test(value) ? `mailto:${value}` : value
  if (given !== value) found.warnings.push(`${name}: ${value} lacks “mailto:” (§2.5.3).`)
  const kinds = KINDS[list] ?? ['https:']
  if (given.length > 2000 || !URL.canParse(given) || !kinds.includes(new URL(given).protocol))
    found.warnings.push(
      `${name}: “${value.slice(0, 80)}” was left out; it must begin with ${kinds.join(' or ')} (§2.4).`,
    )
  else found[list].push(given)
}

function languagesIn(value: string, warnings: string[]): string[] {
  const tags = value.split(',').map((tag) => tag.trim())
  const wrong = tags.filter((tag) => !/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag))
  if (wrong.length > 0) warnings.push(`“${wrong[0]!.slice(0, 40)}” is no language tag (§2.5.8).`)
  return tags.filter((tag) => !wrong.includes(tag)).slice(0, MOST_VALUES)
}

/** The text inside an OpenPGP cleartext signature (RFC 9580 §7), or as it is. */
function unsigned(text: string): { lines: string[]; signed: boolean } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/)
  const begins = lines.findIndex((line) => line.trimEnd() === '-----BEGIN PGP SIGNED MESSAGE-----')
  if (begins === -1) return { lines, signed: false }
  const blank = lines.indexOf('', begins)
  const ends = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNATURE-----'))
  const inside = lines.slice(blank === -1 ? begins + 1 : blank + 1, ends === -1 ? lines.length : ends)
  return { lines: inside.map((line) => line.replace(/^- /, '')), signed: true }
}
