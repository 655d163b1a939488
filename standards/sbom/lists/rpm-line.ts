/** One installed RPM package. */
export interface RpmPackage {
  name: string
  epoch?: string
  version: string
  release?: string
  architecture?: string
}

const ARCHITECTURE =
  /^(?:noarch|x86_64|x86_64_v2|i[3-6]86|aarch64|armv[5-8]\w*|ppc|ppc64|ppc64le|s390|s390x|riscv64|loongarch64|mips\w*|sparc\w*|ia64|src|nosrc|\(none\))$/
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,200}$/
const VERSION = /^[A-Za-z0-9_.+~^]{1,200}$/
const RELEASE = /^[A-Za-z0-9_.+~^%{}?]{1,200}$/
const EPOCH = /^(?:\d{1,9}|\(none\))$/

/**
 * One line of an RPM list: `name-[epoch:]version-release.arch` or `epoch:name-version-release.arch` (`rpm -qa`, dnf),
 * with further columns behind it (`rpm -qa --last`), or the tags in columns (`rpm -qa --qf`): name, epoch or none,
 * version, release, architecture. @returns undefined when it is none of these
 */
export function rpmLine(line: string): RpmPackage | undefined {
  const columns = line.trim().split(line.includes('\t') ? /\t+/ : /[ |,;]+/)
  const [first = '', ...rest] = columns.map((column) => column.trim())
  return (rest.length > 0 ? fromColumns(first, rest) : undefined) ?? fromNevra(first)
}

/** Splits from the right (RPM "Package naming"): names hold dashes, versions and releases do not. */
function fromNevra(text: string): RpmPackage | undefined {
  if (text.length > 600) return undefined
  const withoutFile = text.endsWith('.rpm') ? text.slice(0, -4) : text
  const dot = withoutFile.lastIndexOf('.')
  const tail = withoutFile.slice(dot + 1)
  const architecture = ARCHITECTURE.test(tail) ? tail : undefined
  const rest = architecture === undefined ? withoutFile : withoutFile.slice(0, dot)
  const releaseAt = rest.lastIndexOf('-')
  const versionAt = rest.lastIndexOf('-', releaseAt - 1)
  if (versionAt <= 0) return undefined
  const [nameText, versionText] = [rest.slice(0, versionAt), rest.slice(versionAt + 1, releaseAt)]
  const [name = '', nameEpoch] = epochFirst(nameText)
  const [version = '', epoch] = epochFirst(versionText)
  return rpm(name, epoch ?? nameEpoch, version, rest.slice(releaseAt + 1), architecture)
}

function epochFirst(text: string): [string, string | undefined] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text, undefined] : [text.slice(colon + 1), text.slice(0, colon)]
}

function fromColumns(name: string, rest: string[]): RpmPackage | undefined {
  const dot = name.lastIndexOf('.')
  if (dot > 0 && ARCHITECTURE.test(name.slice(dot + 1)) && /^[^@-]+-[^-]+$/.test(rest[0] ?? '')) {
    // dnf: `bash.x86_64  5.1.8-6.el9  @baseos`.
    return fromColumns(name.slice(0, dot), [rest[0] ?? '', name.slice(dot + 1)])
  }
  const columns = [...rest]
  const architecture = ARCHITECTURE.test(columns.at(-1) ?? '') ? columns.pop() : undefined
  const epochColumn = columns.length >= 2 && EPOCH.test(columns[0] ?? '') && VERSION.test(columns[1] ?? '')
  // `name 1 2.el9` is version and release: an epoch has both behind it, or stands as (none).
  const epoch =
    epochColumn && (columns.length >= 3 || columns[0] === '(none)' || columns[1]?.includes('-'))
      ? columns.shift()
      : undefined
  const [versionText = '', releaseText, ...more] = columns
  if (more.length > 0) return undefined
  const [evr, ownEpoch] = epochFirst(versionText)
  const dash = evr.lastIndexOf('-')
  const [version, release] = dash < 0 ? [evr, releaseText] : [evr.slice(0, dash), evr.slice(dash + 1)]
  if (dash >= 0 && releaseText !== undefined) return undefined
  return rpm(name, ownEpoch ?? epoch, version, release, architecture)
}

function rpm(
  name: string,
  epoch: string | undefined,
  version: string,
  release: string | undefined,
  architecture: string | undefined,
): RpmPackage | undefined {
  if (!NAME.test(name) || !/\d/.test(version) || !VERSION.test(version)) return undefined
  if (release !== undefined && !RELEASE.test(release)) return undefined
  if (epoch !== undefined && !EPOCH.test(epoch)) return undefined
  return {
    name,
    version,
    ...(epoch === undefined || epoch === '(none)' || Number(epoch) === 0 ? {} : { epoch }),
    ...(release === undefined ? {} : { release }),
    ...(architecture === undefined || architecture === '(none)' ? {} : { architecture }),
  }
}
