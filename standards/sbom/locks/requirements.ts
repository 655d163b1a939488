import { quote } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { lineReader } from '../lists/lines.ts'
import { makePurl } from '../purls.ts'
import type { FormReader } from '../reader.ts'

/** Lines joined by backslashes; hashes make many of them. */
const MOST_CHARACTERS = 256 * 1024

/**
 * requirements.txt (pip documentation, "Requirements File Format"; names and specifiers as in PEP 508 and PEP 440).
 * Only an exact pin says what runs: everything else has no version, and a problem says so.
 */
export function requirementsReader(out: Collector): FormReader {
  let pending = ''
  let startedAt = 0
  return lineReader(
    out.limits,
    (text, number) => {
      if (pending === '') startedAt = number
      // A comment ends the line, its backslash included.
      const plain = text.replace(/(?:^|\s)#.*$/s, '')
      if (plain.endsWith('\\') && plain.length + pending.length < MOST_CHARACTERS) {
        pending += `${plain.slice(0, -1)} `
        return
      }
      const whole = pending + plain
      pending = ''
      requirement(whole.trim(), `line ${startedAt}`, out)
    },
    () => {
      if (pending !== '') requirement(pending.trim(), `line ${startedAt}`, out)
    },
  )
}

const NAME =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)(?![A-Za-z0-9._-])\s*(?:\[[^\]]{0,500}\])?\s*/
/** `==` with a whole version; `===` compares the text as it stands. */
const EXACT = /^\(?\s*={2,3}\s*([A-Za-z0-9][A-Za-z0-9.!+_-]{0,200})\s*\)?$/
const SPECIFIER = /^\(?\s*(?:[=!~<>]|$)/
const FILE_OPTION = /^(?:-r|-c|--requirement|--constraint)\b/

function requirement(line: string, place: string, out: Collector): void {
  if (line === '') return
  if (FILE_OPTION.test(line)) {
    out.problem(
      place,
      `${quote(line)} points to another file, which is not read. Bring the output of \`pip freeze\`.`,
    )
    return
  }
  const editable = /^(?:-e|--editable)[ =]\s*(.+)$/s.exec(line)?.[1]
  if (editable === undefined && line.startsWith('-')) return
  const source = editable ?? line
  const name = NAME.exec(source)
  const rest = name === null ? '' : source.slice(name[0].length)
  if (name?.[1] === undefined || !(SPECIFIER.test(rest) || /^[;@]|^--/.test(rest))) {
    fromAddress(source, line, place, out)
    return
  }
  if (rest.startsWith('@')) {
    fromAddress(`${rest.slice(1).trim()}#egg=${name[1]}`, line, place, out)
    return
  }
  const specifier = (rest.split(/;|\s--/)[0] ?? '').trim()
  const version = EXACT.exec(specifier)?.[1]
  if (version === undefined) {
    out.problem(
      place,
      `${quote(line)} leaves the version of ${name[1]} open. Pin it with ==, or bring the output of \`pip freeze\`.`,
    )
  }
  put(name[1], version, {}, line, place, out)
}

/** A package from a repository, an archive or a folder: `git+https://…#egg=name`, `https://…/x-1.0-py3-none-any.whl`. */
function fromAddress(source: string, line: string, place: string, out: Collector): void {
  const address = (source.split(/\s/)[0] ?? '').slice(0, 1000)
  const wheel = /\/([A-Za-z0-9_.]{1,200})-(\d[A-Za-z0-9_.!+]{0,100})-[^/]{1,200}\.whl(?:#|$)/.exec(address)
  const egg = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]{0,200})/.exec(address)?.[1]
  const name = egg ?? wheel?.[1]
  if (name === undefined) {
    out.problem(place, `${quote(line)} names no package. Bring the output of \`pip freeze\`.`)
    return
  }
  const version = wheel?.[2]
  if (version === undefined)
    out.problem(place, `${quote(line)} names no version of ${name}. Pin a release, or bring an SBOM.`)
  const url = address.split('#')[0] ?? ''
  const vcs = /^(?:git|hg|svn|bzr)\+/.test(url)
  put(name, version, vcs ? { vcs_url: url } : { download_url: url }, line, place, out)
}

function put(
  name: string,
  version: string | undefined,
  qualifiers: Record<string, string>,
  line: string,
  place: string,
  out: Collector,
): void {
  const purl = makePurl({ type: 'pypi', name, version, qualifiers })
  out.component(
    {
      ref: name,
      kind: 'package',
      name,
      ...(version === undefined ? {} : { version }),
      ...(purl === undefined ? {} : { purl }),
      cpes: [],
    },
    { place, raw: line },
  )
}
