/** Forges whose addresses are `host/owner/name` whatever follows, and which do not tell capitals apart. */
const FORGES = new Set(['github.com', 'bitbucket.org', 'codeberg.org', 'gitee.com'])
/** Here groups nest: the project's address ends before `/-/`. */
const NESTED = new Set(['gitlab.com'])
// A map: a host may be called like a member that every object has.
const SAME_HOST = new Map([
  ['www.github.com', 'github.com'],
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
])
const USUAL_PORTS = new Set(['', '22', '80', '443', '9418'])

export interface Repository {
  /** `github.com/owner/name`: the same for https, ssh, git and scp-like forms, with `.git` or without. */
  name: string
  commit?: string
}

/** A commit as Git writes it: SHA-1 or SHA-256, at least seven digits of it. */
export const COMMIT = /^[0-9a-f]{7,64}$/

/**
 * One repository's canonical name from any form of its address (gitmodules, npm `repository`, SPDX
 * download location `git+https://…@commit`). @returns undefined when it names none
 */
export function readRepository(text: string): Repository | undefined {
  const trimmed = text.trim().replace(/^(?:git|scm:git)[+:](?=[a-z][a-z+.-]*:\/\/)/i, '')
  // scp-like form of git-clone(1): user@host:path, without a scheme.
  const scp = /^(?:[\w.-]+@)?([\w.-]+\.[a-z]{2,}):(?!\/\/)(.+)$/i.exec(trimmed)
  const address = scp
    ? `ssh://${scp[1]}/${scp[2]}`
    : /^[a-z][a-z+.-]*:\/\//i.test(trimmed)
      ? trimmed
      : `https://${trimmed}`
  if (!/^(?:https?|ssh|git|git\+ssh):\/\//i.test(address) || !URL.canParse(address)) return undefined
  // As https every scheme's host and path are read by the same rules.
  const url = new URL(address.replace(/^[a-z+.-]+:/i, 'https:'))
  const host = SAME_HOST.get(url.hostname) ?? url.hostname
  let path = decode(url.pathname)
  if (path === undefined || !host.includes('.')) return undefined
  let commit: string | undefined
  const at = /^(.*)@([^/@]+)$/.exec(path)
  if (at) {
    path = at[1]!
    if (COMMIT.test(at[2]!.toLowerCase())) commit = at[2]!.toLowerCase()
  }
  let parts = path.split('/').filter(Boolean)
  if (FORGES.has(host)) parts = parts.slice(0, 2)
  if (NESTED.has(host) && parts.includes('-')) parts = parts.slice(0, parts.indexOf('-'))
  const known = FORGES.has(host) || NESTED.has(host)
  if (parts.length === 0 || (known && parts.length < 2)) return undefined
  let name = parts.join('/').replace(/\.git$/i, '')
  if (known) name = name.toLowerCase()
  const port = USUAL_PORTS.has(url.port) ? '' : `:${url.port}`
  return { name: `${host}${port}/${name}`, ...(commit === undefined ? {} : { commit }) }
}

/** Whether an address lies on a forge, so that it surely names a repository and no package registry. */
export function onForge(repository: Repository): boolean {
  const host = repository.name.slice(0, repository.name.indexOf('/'))
  return FORGES.has(host) || NESTED.has(host)
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
