import { quote } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { makePurl } from '../purls.ts'
import type { FormReader, ReadOptions } from '../reader.ts'
import { type Distribution, missDistribution, readDistribution } from './distribution.ts'
import { dpkgLine } from './dpkg-line.ts'
import { lineReader } from './lines.ts'

/** One installed package, whichever list it stands in. */
export interface DebPackage {
  name: string
  version?: string
  architecture?: string
  /** Source package and its version, where the list names them: advisories are written for source packages. */
  source?: string
  sourceVersion?: string
}

/** More fields than dpkg writes into one stanza. */
const MOST_FIELDS = 200

/**
 * Debian packages: `dpkg -l`, `dpkg-query -W` in its usual formats, `apt list --installed`, and /var/lib/dpkg/status
 * (deb-control(5)). Removed packages of which only the configuration is left are counted, not listed.
 */
export function dpkgReader(out: Collector, options: ReadOptions): FormReader {
  const distribution = readDistribution(options.distribution)
  let fields: Map<string, string> | undefined
  let stanzaAt = 0
  let lastField = ''
  let removed = 0
  /** Packages of a table that names no source package for any. */
  let sourceless = 0
  let sourced = false

  function stanza(): void {
    if (fields === undefined) return
    const where = `line ${stanzaAt}`
    const read = fields
    fields = undefined
    if (/\b(?:config-files|not-installed)$/.test(read.get('Status') ?? '')) {
      removed += 1
      return
    }
    const name = read.get('Package')
    if (name === undefined) {
      out.problem(where, 'This stanza names no package.')
      return
    }
    const [, source, sourceVersion] = /^(\S+)(?:\s+\((\S+)\))?$/.exec(read.get('Source') ?? '') ?? []
    const deb = defined({
      name,
      version: read.get('Version'),
      architecture: read.get('Architecture'),
      source,
      sourceVersion,
    })
    put(deb, where, Object.fromEntries(read), distribution, out)
  }

  function line(text: string, number: number): void {
    const field = FIELD.exec(text)
    if (fields !== undefined || field?.[1] === 'Package') {
      if (text.trim() === '') {
        stanza()
        return
      }
      fields ??= begin(number)
      if (field !== null && fields.size < MOST_FIELDS) {
        lastField = field[1] ?? ''
        fields.set(lastField, field[2] ?? '')
      } else if (/^[ \t]/.test(text) && lastField !== '') {
        fields.set(lastField, `${fields.get(lastField) ?? ''}\n${text.trim()}`)
      } else out.problem(`line ${number}`, `${quote(text)} is no field of a package.`)
      return
    }
    const read = dpkgLine(text)
    if (read === 'heading') return
    if (read === 'removed') removed += 1
    else if (read === undefined) out.problem(`line ${number}`, `${quote(text)} names no package and version.`)
    else {
      sourced ||= read.source !== undefined
      sourceless += 1
      put(read, `line ${number}`, text, distribution, out)
    }
  }

  function begin(number: number): Map<string, string> {
    stanzaAt = number
    lastField = ''
    return new Map()
  }

  return lineReader(out.limits, line, () => {
    stanza()
    if (sourceless > 0 && !sourced) out.once(NO_SOURCES)
    if (removed > 0) {
      const message = `${removed} removed packages, of which only the configuration is left, are not counted as running.`
      out.problem('', message)
    }
  })
}

const NO_SOURCES = `The list names no source packages, and the advisories of Debian and Ubuntu are written for those: libssl3 is not found under openssl. Bring /var/lib/dpkg/status, or the output of dpkg-query -W -f '\${binary:Package}\\t\${Version}\\t\${source:Package}\\t\${source:Version}\\n'.`

const FIELD = /^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.*)$/

function put(
  deb: DebPackage,
  place: string,
  raw: unknown,
  distribution: Distribution | undefined,
  out: Collector,
): void {
  if (distribution === undefined) missDistribution(out)
  const upstream =
    deb.source === undefined || (deb.source === deb.name && deb.sourceVersion === undefined)
      ? undefined
      : deb.sourceVersion === undefined
        ? deb.source
        : `${deb.source}@${deb.sourceVersion}`
  const purl = makePurl({
    type: 'deb',
    namespace: distribution?.namespace,
    name: deb.name,
    version: deb.version,
    qualifiers: { arch: deb.architecture, distro: distribution?.distro, upstream },
  })
  if (purl === undefined || !NAME.test(deb.name)) {
    out.problem(place, `${quote(deb.name)} is no name of a Debian package.`)
    return
  }
  if (deb.version === undefined)
    out.problem(place, `${deb.name} has no version, so nothing can be said of it.`)
  const component = {
    ref: deb.architecture === undefined ? deb.name : `${deb.name}:${deb.architecture}`,
    kind: 'package' as const,
    name: deb.name,
    ...(deb.version === undefined ? {} : { version: deb.version }),
    purl,
    cpes: [],
  }
  out.component(component, { place, raw })
}

/** Debian Policy §5.6.1, capitals and longer names refused as dpkg does. */
const NAME = /^[a-z0-9][a-z0-9+.-]{0,200}$/

function defined(parts: { [key in keyof DebPackage]-?: DebPackage[key] | undefined }): DebPackage {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as unknown as DebPackage
}
