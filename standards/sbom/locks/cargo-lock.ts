import { parse } from 'smol-toml'
import { madeSafe } from '../../report/hygiene.ts'
import { asList, asObject, asText, type Loose, member } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import { InventoryError } from '../error.ts'
import { makePurl } from '../purls.ts'
import type { FormReader } from '../reader.ts'
import { reference } from '../words.ts'
import { wholeReader } from './whole.ts'

/** Cargo.lock (The Cargo Book, "Cargo.toml vs Cargo.lock"). Packages of the workspace itself have no package URL. */
export function cargoLockReader(out: Collector): FormReader {
  return wholeReader(out.limits, (text) => {
    const packages = member(parsed(text), 'package')
    if (!Array.isArray(packages)) {
      throw new InventoryError(
        'inventory-wrong-form',
        'This is no Cargo.lock: it has no [[package]]. Make one with `cargo generate-lockfile`.',
      )
    }
    for (const [index, raw] of asList(packages).entries()) {
      const value = asObject(raw)
      const place = `/package/${index}`
      if (value === undefined) out.problem(place, 'This is no package table.')
      else out.component(crate(value, place, out), { place, raw: madeSafe(raw).value })
    }
  })
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxDepth: 64 })
  } catch (error) {
    const [line] = String((error as Error).message).split('\n')
    throw new InventoryError('inventory-wrong-form', `This is no TOML that can be read: ${line}`)
  }
}

function crate(value: Loose, place: string, out: Collector) {
  const [name, version, source] = [asText(value.name), asText(value.version), asText(value.source)]
  const purl =
    name === undefined || source === undefined
      ? undefined
      : makePurl({ type: 'cargo', name, version, qualifiers: originOf(source) })
  const told = { ref: undefined, name, vendor: undefined, version, cpes: [], nothingRuns: false }
  const component = componentFrom({ ...told, purls: purl === undefined ? [] : [purl] }, place, out)
  return {
    ...component,
    ref: reference([name, version, source].filter(Boolean).join(' ')) ?? place,
    kind: 'package' as const,
  }
}

/** crates.io under its two addresses. */
const CRATES_IO = new Set([
  'registry+https://github.com/rust-lang/crates.io-index',
  'sparse+https://index.crates.io/',
  'registry+sparse+https://index.crates.io/',
])

function originOf(source: string): Record<string, string> {
  if (CRATES_IO.has(source)) return {}
  if (source.startsWith('git+')) return { vcs_url: source.slice(0, 500) }
  return { repository_url: source.replace(/^(?:registry|sparse)\+/, '').slice(0, 500) }
}
