import { quote, storable } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { makePurl } from '../purls.ts'
import type { FormReader } from '../reader.ts'
import { wholeReader } from './whole.ts'

interface Requirement {
  path: string
  version: string
  line: number
  text: string
}

/**
 * go.mod (Go Modules Reference, "go.mod files"): each required module, replaced as `replace` says. The go directive
 * names the least language version, not the toolchain that builds, so the standard library is not listed.
 */
export function goModReader(out: Collector): FormReader {
  const requirements: Requirement[] = []
  const replacements = new Map<string, { path: string; version?: string }>()
  let block: string | undefined
  let language: string | undefined
  let module: string | undefined

  function line(text: string, number: number): void {
    const words = text
      .replace(/\/\/.*$/s, '')
      .trim()
      .split(/[ \t]+/)
      .map(unquoted)
    const [first = ''] = words
    if (first === '') return
    if (first === ')') {
      block = undefined
      return
    }
    if (block === undefined && words[1] === '(') {
      block = first
      return
    }
    directive(block ?? first, block === undefined ? words.slice(1) : words, number, text.trim())
  }

  function directive(verb: string, words: string[], number: number, text: string): void {
    const where = `line ${number}`
    if (verb === 'module') module = words[0]
    else if (verb === 'go') language = words[0]
    else if (verb === 'require') {
      const [path, version] = words
      if (path === undefined || version === undefined || !VERSION.test(version)) {
        out.problem(where, `${quote(text)} requires no module at a version.`)
        return
      }
      requirements.push({ path, version, line: number, text })
    } else if (verb === 'replace') {
      const arrow = words.indexOf('=>')
      const [path, version] = words.slice(arrow + 1)
      if (arrow < 1 || path === undefined) {
        out.problem(where, `${quote(text)} replaces nothing.`)
        return
      }
      replacements.set(words.slice(0, arrow).join(' '), version === undefined ? { path } : { path, version })
    } else if (!OTHERS.has(verb)) out.problem(where, `${quote(text)} is no line of a go.mod.`)
  }

  return wholeReader(out.limits, (document) => {
    for (const [index, text] of document.split(/\r?\n/).entries()) line(storable(text), index + 1)
    if (module === undefined && requirements.length === 0)
      out.problem('', 'This go.mod names neither a module nor requirements.')
    if (requirements.length > 0 && isBefore117(language)) {
      out.once(
        'A go.mod of a Go version before 1.17 does not list what its modules require themselves. Run `go mod tidy -go=1.17`, or bring an SBOM.',
      )
    }
    for (const requirement of requirements) put(requirement, replacements, out)
  })
}

const OTHERS = new Set(['exclude', 'retract', 'toolchain', 'tool', 'godebug', 'ignore'])

/** A semantic version with its v (Go Modules Reference, "Versions"). */
const VERSION = /^v\d[0-9A-Za-z.+-]{0,200}$/

function unquoted(word: string): string {
  return /^(["`]).*\1$/.test(word) && word.length > 1 ? word.slice(1, -1) : word
}

/** Without a go directive the language is 1.16. */
function isBefore117(language: string | undefined): boolean {
  const [, major, minor] = /^(\d{1,3})\.(\d{1,4})/.exec(language ?? '1.16') ?? []
  return Number(major) < 1 || (Number(major) === 1 && Number(minor) < 17)
}

function put(
  { path, version, line, text }: Requirement,
  replacements: ReadonlyMap<string, { path: string; version?: string }>,
  out: Collector,
): void {
  const place = `line ${line}`
  const replaced = replacements.get(`${path} ${version}`) ?? replacements.get(path)
  const real = replaced ?? { path, version }
  const local = real.version === undefined
  if (local) {
    out.problem(
      place,
      `${quote(path)} is replaced by the folder ${quote(real.path)}, whose version is not known here.`,
    )
  }
  const slash = real.path.lastIndexOf('/')
  const purl = local
    ? undefined
    : makePurl({
        type: 'golang',
        namespace: slash < 0 ? undefined : real.path.slice(0, slash),
        name: real.path.slice(slash + 1),
        version: real.version,
      })
  out.component(
    {
      ref: path,
      kind: 'package',
      name: local ? path : real.path,
      ...(real.version === undefined ? {} : { version: real.version }),
      ...(purl === undefined ? {} : { purl }),
      cpes: [],
    },
    { place, raw: text },
  )
}
