import { isNpmName, parsePurl, packageName as purlName } from '../../purl/purl.ts'
import { exactVersion } from '../../versions/npm.ts'
import { VERSION_SOURCE } from '../../versions/phrases.ts'

/** One place where a report names a package. */
export interface Mention {
  name: string
  version?: string
  weight: number
  /** The proof loads it. */
  loaded?: boolean
  /** In words, for the person who reads what was understood. */
  basis: string
}

export const SCOPED_NAME = String.raw`(?:@[a-z0-9~-][a-z0-9._~-]{0,100}\/)?[a-z0-9~-][a-z0-9._~-]{0,100}`

const SPEC = new RegExp(String.raw`(?<![\w@/.-])(${SCOPED_NAME})@${VERSION_SOURCE}`, 'gi')
const PURL = /\bpkg:npm\/[\w.%/@~-]{1,300}/gi
const PAGE = new RegExp(String.raw`\/package\/(${SCOPED_NAME})(?:\/v\/${VERSION_SOURCE})?`, 'gi')
const INSTALL = new RegExp(
  String.raw`\b(?:npm|pnpm|yarn)\s{1,3}(?:i|install|add)\s{1,3}(?:-{1,2}[\w=-]{1,30}\s{1,3}){0,4}(${SCOPED_NAME})(?:@${VERSION_SOURCE})?`,
  'gi',
)
const MANIFEST = new RegExp(String.raw`"(${SCOPED_NAME})"\s{0,3}:\s{0,3}"[~^=]?${VERSION_SOURCE}"`, 'gi')
const PROSE = new RegExp(
  String.raw`(?<![\w@/.-])(${SCOPED_NAME})['"\x60*]{0,2}[\s,(]{1,3}(?:version\s|ver\.?\s|release\s|v\.?\s?)?${VERSION_SOURCE}(?![\w%])`,
  'gi',
)
const NAMED = [
  new RegExp(
    String.raw`\bversions?\s${VERSION_SOURCE}\s(?:of|in)\s(?:the\s)?['"\x60*]{0,2}(${SCOPED_NAME})`,
    'gi',
  ),
  new RegExp(
    String.raw`['"\x60*]{0,2}(${SCOPED_NAME})['"\x60*]{0,2}\s(?:npm\s)?(?:package|module|library)\b`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:npm\s)?(?:package|module|library)\s['"\x60*]{0,2}(${SCOPED_NAME})`, 'gi'),
  new RegExp(String.raw`\b(?:in|of|affects|against)\s['"\x60*]{1,2}(${SCOPED_NAME})['"\x60*]`, 'gi'),
  new RegExp(
    String.raw`(?<![\w@/.-])['"\x60*]{0,2}(${SCOPED_NAME})['"\x60*]{0,2}\s(?:versions?\s)?(?:before|prior to|up to|through|<=?|is (?:affected|vulnerable))(?![\w])`,
    'gi',
  ),
]

/** Words that stand before a number or the word "package" without being a package's name. */
const NO_NAMES = new Set(
  (
    'a an and are as at be before by can cve cvss cwe chrome debian ecma ecmascript es for from has in is it its javascript js ' +
    'latest linux macos module my nodejs node node.js npm of on or osx owasp package popular prior release since so than ' +
    'that the this to through tls typescript ubuntu until up upgrade update v vulnerable affected version versions via ' +
    'was which windows with your other another following fixed patched library small tiny section chapter rfc http'
  ).split(' '),
)

const MOST = 500

/** Every package named in a text, with the version where one stands beside it. */
export function findMentions(text: string): Mention[] {
  const mentions: Mention[] = []
  const add = (
    name: string | undefined,
    version: string | undefined,
    weight: number,
    basis: string,
  ): void => {
    if (name === undefined || !isNpmName(name) || /^v?\d+(?:\.|$)/.test(name) || mentions.length >= MOST)
      return
    const plain = name.replace(/[.,;:]+$/, '')
    if (plain.length < 2 || NO_NAMES.has(plain.toLowerCase())) return
    const exact = version === undefined ? undefined : exactVersion(version)
    mentions.push({ name: plain, weight, basis, ...(exact === undefined ? {} : { version: exact }) })
  }
  for (const match of text.matchAll(PURL)) {
    const purl = parsePurl(match[0].replace(/[.,;:]+$/, ''))
    if (purl !== undefined) add(purlName(purl), purl.version, 8, `named as ${match[0]}`)
  }
  for (const [pattern, weight, basis] of [
    [INSTALL, 4, 'installed in the report'],
    [SPEC, 4, 'written as name@version'],
    [MANIFEST, 3, 'in a dependency list'],
    [PAGE, 3, 'linked by its package page'],
    [PROSE, 2, 'named with a version'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      // "Upgrade to lodash@4.17.12" names the package, but the version that is not affected.
      if (isRepair(text, match.index)) add(match[1], undefined, 1, basis)
      else add(match[1], match[2], weight, basis)
    }
  }
  for (const [index, pattern] of NAMED.entries()) {
    for (const match of text.matchAll(pattern)) {
      if (index === 0) add(match[2], match[1], 3, 'named with a version')
      else add(match[1], undefined, 1, 'called a package')
    }
  }
  return mentions
}

function isRepair(text: string, at: number): boolean {
  return /\b(?:upgrad\w*|updat\w*|fix\w*|patch\w*|resolved|bump\w*)\s(?:\w+\s){0,3}$/i.test(
    text.slice(Math.max(0, at - 60), at),
  )
}

/** "Prototype pollution in lodash": a title's last words, worth something only where nothing else names it. */
export function titleMention(title: string): Mention[] {
  const name = new RegExp(String.raw`\b(?:in|of|affecting)\s(${SCOPED_NAME})(?=$|[\s,:(])`, 'i').exec(
    title,
  )?.[1]
  if (name === undefined || NO_NAMES.has(name.toLowerCase()) || !isNpmName(name)) return []
  return [{ name, weight: 1, basis: 'named in the title' }]
}
