import { formatPurl, type Purl, parsePurl } from '../../../standards/purl/purl.ts'
import { normaliseRange } from '../../../standards/versions/phrases.ts'
import type { Target } from '../schema.ts'
import { readVersions } from './intervals.ts'
import { COMMIT, onForge, readRepository } from './repositories.ts'
import { type Scope, versionsScope } from './scopes.ts'

/** A target that was read: what it is called, and which part of it is meant. */
export interface Located {
  target: Target
  /** One line a person reads, and {@link locate} reads back. */
  line: string
  /** Every canonical name of the source; two targets are one source when they share one. */
  identities: string[]
  scope: Scope
}

/** Why a target could not be read: where in it, and how to mend it. */
export interface Unreadable {
  path: string
  message: string
}

export const isUnreadable = (result: Located | Unreadable): result is Unreadable => 'message' in result

/** Reads a target from its object or its line. */
export function locate(given: Target | string): Located | Unreadable {
  const target = typeof given === 'string' ? readLine(given.trim()) : given
  if (!target)
    return unreadable(
      '',
      'This names no target. Write a package URL (pkg:npm/lodash@4.17.20, or "pkg:npm/lodash >=4 <5"), an address of a repository, product:VENDOR/NAME, service:HOST or model:PROVIDER/NAME.',
    )
  switch (target.kind) {
    case 'package':
      return locatePackage(target)
    case 'repository':
      return locateRepository(target)
    case 'product':
      return locateProduct(target)
    case 'service':
      return locateService(target)
    case 'model endpoint':
      return locateModel(target)
  }
}

/** The names of a package's source alone. @returns an empty list for what is no package URL */
export function namesOfPurl(text: string): string[] {
  const purl = parsePurl(text.trim())
  return purl ? namesOf(purl) : []
}

const unreadable = (path: string, message: string): Unreadable => ({ path, message })

function locatePackage(given: Target & { kind: 'package' }): Located | Unreadable {
  const purl = parsePurl(given.purl.trim())
  if (!purl)
    return unreadable(
      '/purl',
      `"${given.purl}" is no package URL; write for instance pkg:npm/lodash@4.17.20.`,
    )
  if (purl.version !== undefined && given.versions !== undefined)
    return unreadable('/versions', 'The package URL names a version already; leave one of the two out.')
  const identities = namesOf(purl)
  const source = identities[0]!
  const text = purl.version ?? given.versions
  const scope: Scope | 'empty' = text === undefined ? wholePackage(source, purl) : scopeOf(source, purl, text)
  if (scope === 'empty') return unreadable('/versions', `No version can be in "${text}".`)
  const target: Target = {
    kind: 'package',
    purl: formatPurl(purl),
    ...(given.versions === undefined ? {} : { versions: given.versions.trim() }),
  }
  return { target, line: [target.purl, target.versions].filter(Boolean).join(' '), identities, scope }
}

const wholePackage = (of: string, purl: Purl): Scope =>
  purl.type === 'npm' ? { kind: 'versions', of, text: '*', versions: readVersions('*')! } : { kind: 'all' }

function scopeOf(of: string, purl: Purl, text: string): Scope | 'empty' {
  const hosted = of.startsWith('repository ')
  if (hosted && COMMIT.test(text.toLowerCase())) return { kind: 'commit', commit: text.toLowerCase() }
  if (purl.type !== 'npm') return versionsScope(of, text, false)
  // Words and VERS are read where npm's own grammar does not apply.
  const range = readVersions(text) ? text : (normaliseRange(text) ?? text)
  return versionsScope(of, range, true)
}

/**
 * Names of a package's source. Purl types that are repositories themselves (github, gitlab, bitbucket,
 * swift, golang, huggingface) carry the repository's name first. `vcs_url` names the source by its
 * definition; `repository_url` names a package registry unless it lies on a forge.
 */
function namesOf(purl: Purl): string[] {
  const path = [purl.namespace, purl.name].filter(Boolean).join('/')
  const home: Record<string, string> = {
    github: `github.com/${path}`,
    gitlab: `gitlab.com/${path}`,
    bitbucket: `bitbucket.org/${path}`,
    huggingface: `huggingface.co/${path}`,
  }
  const names: string[] = []
  const add = (address: string | undefined, forgeOnly = false) => {
    const repository = address === undefined ? undefined : readRepository(address)
    if (repository && (!forgeOnly || onForge(repository))) names.push(`repository ${repository.name}`)
  }
  add(home[purl.type])
  // No package URL without its version can be written for some types (swift, cran): the name is made here.
  if (names.length === 0) names.push(`package ${purl.type}/${path}`)
  if (purl.type === 'golang' || purl.type === 'swift') add(path, true)
  add(purl.qualifiers?.vcs_url)
  add(purl.qualifiers?.repository_url, true)
  if (purl.type === 'huggingface') names.push(`model huggingface/${path.toLowerCase()}`)
  return [...new Set(names)]
}

function locateRepository(given: Target & { kind: 'repository' }): Located | Unreadable {
  const repository = readRepository(given.url)
  if (!repository)
    return unreadable(
      '/url',
      `"${given.url}" is no address of a repository; write for instance https://github.com/owner/name.`,
    )
  const named = given.commit?.toLowerCase() ?? repository.commit
  if (named !== undefined && given.range !== undefined)
    return unreadable('/range', 'Name a commit or a range of commits, not both.')
  const scope: Scope =
    named !== undefined
      ? { kind: 'commit', commit: named }
      : given.range !== undefined
        ? { kind: 'commits', text: given.range.trim() }
        : { kind: 'all' }
  const url = `https://${repository.name}`
  return {
    target: {
      kind: 'repository',
      url,
      ...(named === undefined ? {} : { commit: named }),
      ...(given.range === undefined ? {} : { range: given.range.trim() }),
    },
    line: `repository:${url}${named === undefined ? '' : `@${named}`}${given.range === undefined ? '' : ` ${given.range.trim()}`}`,
    identities: [`repository ${repository.name}`],
    scope,
  }
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

function locateProduct(given: Target & { kind: 'product' }): Located | Unreadable {
  const name = `product ${fold(given.vendor)}/${fold(given.product)}`
  const scope =
    given.versions === undefined ? { kind: 'all' as const } : versionsScope(name, given.versions, false)
  // Without a comparer no range is known to be empty.
  if (scope === 'empty') return unreadable('/versions', `No version can be in "${given.versions}".`)
  return {
    target: given,
    line: `product:${written(given.vendor)}/${written(given.product)}${given.versions === undefined ? '' : ` ${given.versions.trim()}`}`,
    identities: [name],
    scope,
  }
}

/** Names hold spaces and slashes; a line is cut at both. */
const written = (text: string): string => encodeURIComponent(text.trim())
function unwritten(text: string): string | undefined {
  try {
    return decodeURIComponent(text).trim() || undefined
  } catch {
    return undefined
  }
}

interface Place {
  host: string
  path: string[]
}

/** Host with an unusual port, and path, of a service's address or bare host. */
function readPlace(text: string): Place | undefined {
  const address = /^[a-z][a-z+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!/^(?:https?|wss?):\/\//i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address.replace(/^ws/i, 'http'))
  if (url.hostname === '') return undefined
  const port = ['', '80', '443'].includes(url.port) ? '' : `:${url.port}`
  return { host: `${url.hostname.replace(/\.$/, '')}${port}`, path: url.pathname.split('/').filter(Boolean) }
}

function locateService(given: Target & { kind: 'service' }): Located | Unreadable {
  const place = readPlace(given.url)
  if (!place)
    return unreadable('/url', `"${given.url}" is no address of a service; write a host or an https address.`)
  const url = `https://${[place.host, ...place.path].join('/')}`
  return {
    target: { kind: 'service', url },
    line: `service:${url}`,
    identities: [`service ${place.host}`],
    scope: { kind: 'path', path: place.path },
  }
}

function locateModel(given: Target & { kind: 'model endpoint' }): Located | Unreadable {
  const name = `${fold(given.provider)}/${fold(given.model)}`
  const place = given.endpoint === undefined ? undefined : readPlace(given.endpoint)
  if (given.endpoint !== undefined && !place)
    return unreadable(
      '/endpoint',
      `"${given.endpoint}" is no address; write a host or an https address, or leave it out.`,
    )
  return {
    target: given,
    line: `model:${written(given.provider)}/${written(given.model)}${given.endpoint === undefined ? '' : ` ${given.endpoint.trim()}`}`,
    // Two models behind one host are two targets; whoever claims the whole host meets both.
    identities: [`model ${name}`, ...(place ? [`service ${place.host}`] : [])],
    scope: { kind: 'model', name },
  }
}

/** A target from one line, as people type it and lists hold it. */
function readLine(line: string): Target | undefined {
  const [head = '', ...rest] = line.split(/\s+/)
  const after = rest.join(' ')
  const part = <K extends string>(key: K) => (after === '' ? {} : ({ [key]: after } as Record<K, string>))
  if (head.startsWith('pkg:')) return { kind: 'package', purl: head, ...part('versions') }
  const [, prefix, value = ''] = /^(product|service|model|repository):(.+)$/i.exec(head) ?? []
  if (prefix === undefined) {
    const repository = readRepository(head)
    const plainWeb = /^https?:/i.test(head)
    if (repository && (!plainWeb || onForge(repository) || /\.git(?:@|$)/.test(head)))
      return head.includes('/') ? { kind: 'repository', url: head, ...part('range') } : undefined
    return plainWeb ? { kind: 'service', url: head } : undefined
  }
  const kind = prefix.toLowerCase()
  if (kind === 'repository') return { kind: 'repository', url: value, ...part('range') }
  if (kind === 'service') return after === '' ? { kind: 'service', url: value } : undefined
  const slash = value.indexOf('/')
  if (slash < 1 || slash === value.length - 1) return undefined
  const [owner, name] = [unwritten(value.slice(0, slash)), unwritten(value.slice(slash + 1))]
  if (owner === undefined || name === undefined) return undefined
  return kind === 'product'
    ? { kind: 'product', vendor: owner, product: name, ...part('versions') }
    : { kind: 'model endpoint', provider: owner, model: name, ...part('endpoint') }
}
