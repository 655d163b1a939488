/** Releases of distributions, as inventories and advisories write them, in one form that can be compared. */

const DEBIAN: Readonly<Record<string, string>> = {
  wheezy: '7',
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
}
const UBUNTU: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
}

const named = (names: Readonly<Record<string, string>>, text: string): string =>
  Object.hasOwn(names, text) ? names[text]! : text
const major = (text: string): string => /^\d+/.exec(text)?.[0] ?? text
const majorMinor = (text: string): string => /^\d+(?:\.\d+)?/.exec(text)?.[0] ?? text

/** Space of a name key → its releases in one form; of other spaces the text itself counts. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  debian: (text) => major(named(DEBIAN, text)),
  // `22.04:lts`, `22.04.3`, `jammy`; `pro:22.04:lts` is another set of packages than `22.04:lts`.
  ubuntu: (text) => {
    const [last = '', ...before] = text.replace(/:lts$/, '').split(':').reverse()
    return [...before.reverse(), majorMinor(named(UBUNTU, last))].join(':')
  },
  alpine: (text) => (/^v?\d/.test(text) ? `v${majorMinor(text.replace(/^v/, ''))}` : text),
  'rocky linux': major,
  almalinux: major,
  mageia: major,
  'photon os': majorMinor,
  openeuler: (text) => text.replaceAll(' ', '-'),
  // OSV writes the product of a CPE name (`enterprise_linux:9::appstream`), inventories the number alone.
  'red hat': (text) => {
    const [product = '', version = ''] = /^\d/.test(text) ? ['enterprise_linux', text] : text.split(':')
    return product === 'enterprise_linux' ? `${product}:${major(version)}` : `${product}:${version}`
  },
  // `leap 15.5`; a number alone is Leap, which is what has numbers.
  opensuse: (text) => (/^\d/.test(text) ? `leap ${majorMinor(text)}` : text.replaceAll('-', ' ')),
  // `linux enterprise server 15 sp4` and `15.4`: product and module differ, release and package names do not.
  suse: (text) => {
    const [, version, pack] = /(\d+)(?:(?:\.| sp|-sp)(\d+))?[^\d]*$/.exec(text.slice(0, 100)) ?? []
    return version === undefined ? text : `${version} sp${pack ?? '0'}`
  },
}

/** The release in the form that `sameRelease` compares; `space` and `release` as in a name key. */
export function releaseForm(space: string, release: string): string {
  const form = Object.hasOwn(FORMS, space) ? FORMS[space] : undefined
  return form === undefined ? release : form(release)
}

/**
 * Does a range of one release speak of another one? A range without a release speaks of all of them.
 * @returns undefined when it is not known which release runs
 */
export function speaksOf(
  space: string,
  range: string | undefined,
  running: string | undefined,
): boolean | undefined {
  if (range === undefined || range === running) return true
  if (running === undefined) return undefined
  return releaseForm(space, range) === releaseForm(space, running)
}
