import { quote } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import { InventoryError } from '../error.ts'
import { lineReader } from '../lists/lines.ts'
import type { FormReader } from '../reader.ts'
import { organisation, said } from './values.ts'

/** Tags that begin a section of their own (SPDX 2.3, clauses 7 to 12). */
const BEGINS = new Set([
  'PackageName',
  'FileName',
  'SnippetSPDXID',
  'LicenseID',
  'Relationship',
  'Annotator',
  'Reviewer',
])

interface Section {
  at: number
  /** Tag → its values, in order: the section as a part or component keeps it. */
  tags: Map<string, string[]>
  characters: number
}

const TAG = /^([A-Za-z][A-Za-z0-9]{0,60}):[ \t]*(.*)$/
const OPEN = '<text>'
const CLOSE = '</text>'

/**
 * SPDX tag-value 2.2 and 2.3: packages are components, files too (`other`); the head of the document and every other
 * section are parts. It cannot be written back.
 */
export function tagValueReader(out: Collector): FormReader {
  let section: Section | undefined
  /** The tag whose text goes on over several lines, and what has come of it. */
  let running: { tag: string; lines: string[]; at: number } | undefined

  function line(text: string, number: number): void {
    if (running !== undefined) {
      running.lines.push(text)
      grow(text)
      if (!text.includes(CLOSE)) return
      add(running.tag, running.lines.join('\n'), number)
      running = undefined
      return
    }
    if (/^\s*(?:#|$)/.test(text)) return
    const [, tag, value] = TAG.exec(text) ?? []
    if (tag === undefined || value === undefined) {
      out.problem(`line ${number}`, `${quote(text)} is no tag with a value.`)
      return
    }
    if (BEGINS.has(tag)) finish()
    section ??= { at: number, tags: new Map(), characters: 0 }
    grow(text)
    if (value.startsWith(OPEN) && !value.includes(CLOSE)) running = { tag, lines: [value], at: number }
    else add(tag, value, number)
  }

  function add(tag: string, value: string, number: number): void {
    section ??= { at: number, tags: new Map(), characters: 0 }
    const plain = value.startsWith(OPEN) ? value.slice(OPEN.length).split(CLOSE)[0] : value
    const values = section.tags.get(tag) ?? []
    values.push((plain ?? '').trim())
    section.tags.set(tag, values)
  }

  function grow(text: string): void {
    if (section === undefined) return
    section.characters += text.length
    if (section.characters > out.limits.entryBytes) {
      throw new InventoryError(
        'inventory-too-large',
        `What begins at line ${section.at} has more than ${out.limits.entryBytes} characters. Leave out what is embedded in it.`,
        `line ${section.at}`,
      )
    }
  }

  function finish(): void {
    if (section !== undefined) put(section, out)
    section = undefined
  }

  return lineReader(out.limits, line, () => {
    if (running !== undefined) {
      out.problem(`line ${running.at}`, `The text of ${running.tag} is not closed with ${CLOSE}.`)
      add(running.tag, running.lines.join('\n'), running.at)
    }
    finish()
  })
}

function put({ at, tags }: Section, out: Collector): void {
  const place = `line ${at}`
  const raw = Object.fromEntries(tags)
  const [packageName, fileName] = [tags.get('PackageName')?.[0], tags.get('FileName')?.[0]]
  if (packageName === undefined && fileName === undefined) {
    out.push({ type: 'part', place, raw })
    return
  }
  const refs = (tags.get('ExternalRef') ?? []).map((ref) => ref.split(/\s+/))
  const locators = (types: readonly string[]) =>
    refs.flatMap(([, type = '', locator = '']) => (types.includes(type) ? [locator] : []))
  const component = componentFrom(
    {
      ref: tags.get('SPDXID')?.[0],
      name: said(packageName) ?? fileName,
      vendor:
        organisation(tags.get('PackageSupplier')?.[0]) ?? organisation(tags.get('PackageOriginator')?.[0]),
      version: said(tags.get('PackageVersion')?.[0]),
      purls: locators(['purl']),
      cpes: locators(['cpe22Type', 'cpe23Type']),
      nothingRuns: packageName === undefined || tags.get('PrimaryPackagePurpose')?.[0] === 'FILE',
    },
    place,
    out,
  )
  out.component(component, { place, raw })
}
