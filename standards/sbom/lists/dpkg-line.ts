import type { DebPackage } from './dpkg.ts'

/** A version as dpkg accepts it (deb-version(7)): begins with a digit, the epoch included. */
const VERSION = /^\d[A-Za-z0-9.+:~-]{0,200}$/
const NAME = /^([a-z0-9][a-z0-9+.-]*)(?::([a-z0-9-]+))?$/

/** Desired action, status and error of `dpkg -l` (dpkg-query(1)): `ii`, `rc`, `hi`, `iU`. */
const MARKS = /^[uihrp][ncHUFWti]R?$/

/** Headings of `dpkg -l` and of apt; `dpkg -l` in German, French and so on marks them by the same signs. */
const HEADING = /^(?:\s*$|\||\+\+\+-|\S{1,40}=\S{1,40}\/|Listing\.\.\.|WARNING: apt )/

const APT = /^([a-z0-9][a-z0-9+.-]*)\/\S+ (\S+) (\S+)(?: \[|$)/

/**
 * One line of `dpkg -l`, `dpkg-query -W` or `apt list --installed`: name and version, further columns where they are
 * known. @returns undefined when it is none of these
 */
export function dpkgLine(line: string): DebPackage | 'heading' | 'removed' | undefined {
  if (HEADING.test(line)) return 'heading'
  const apt = APT.exec(line)
  if (apt !== null) return deb(apt[1], apt[2], apt[3])
  const columns = line.trim().split(line.includes('\t') ? /\t+ */ : /[ =|,;]+/)
  const [first = ''] = columns
  if (MARKS.test(first) && columns.length >= 3) {
    if (/^.[nc]/.test(first)) return 'removed'
    return deb(columns[1], columns[2], columns[3])
  }
  const [name, version, ...rest] = columns
  const read = deb(
    name,
    version,
    rest.find((column) => ARCHITECTURE.test(column)),
  )
  const [source, sourceVersion] = rest.filter((column) => !ARCHITECTURE.test(column))
  if (read === undefined || source === undefined || !NAME.test(source)) return read
  const versioned = sourceVersion !== undefined && VERSION.test(sourceVersion) && sourceVersion !== version
  return { ...read, source, ...(versioned ? { sourceVersion } : {}) }
}

const ARCHITECTURE =
  /^(?:all|any|amd64|arm64|armel|armhf|i386|ia64|loong64|mips64el|mipsel|ppc64el|riscv64|s390x|x32)$/

function deb(
  nameText: string | undefined,
  version: string | undefined,
  architecture: string | undefined,
): DebPackage | undefined {
  const [, name, own] = NAME.exec(nameText ?? '') ?? []
  if (name === undefined || version === undefined || !VERSION.test(version)) return undefined
  const arch = ARCHITECTURE.test(architecture ?? '') ? architecture : own
  return { name, version, ...(arch === undefined ? {} : { architecture: arch }) }
}
