import { quote } from '../../judging/text.ts'
import { isNpmName, npmPurl } from '../../purl/purl.ts'
import { asObject, asText, type Loose } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import { InventoryError } from '../error.ts'
import { type Entry, type JsonForm, jsonReader } from '../json/document.ts'
import { below, lastToken } from '../json/place.ts'
import { makePurl } from '../purls.ts'
import type { FormReader } from '../reader.ts'

/**
 * npm's package-lock.json and npm-shrinkwrap.json, lockfileVersion 1 to 3 (npm docs, "package-lock.json"). From
 * version 2 on `packages` says everything and `dependencies` repeats it for older npm; the list that comes first with
 * something in it counts, the other is kept as parts.
 */
export function packageLockReader(out: Collector): FormReader {
  let counts: string | undefined
  const form: JsonForm = {
    plan: {
      stream: (path, kind) => kind === 'object' && path.length === 1 && LISTS.has(path[0] ?? ''),
      enter: () => false,
    },
    entry(entry, collector) {
      const { list, place, raw, text } = entry
      const key = lastToken(place)
      if (list === 'packages' && key === '') return collector.push({ type: 'part', place, raw, text })
      counts ??= list
      if (list !== counts) return collector.push({ type: 'part', place, raw, text })
      if (list === 'packages') putPackage(entry, key, collector)
      else putDependency(asObject(raw), key, key, place, { raw, text }, collector)
    },
    frame(document) {
      if (asObject(document)?.lockfileVersion !== undefined) return
      throw new InventoryError(
        'inventory-wrong-form',
        'This is no package-lock.json: lockfileVersion is missing. Make one with `npm install --package-lock-only`.',
      )
    },
  }
  return jsonReader(form, out)
}

const LISTS = new Set(['packages', 'dependencies'])

/** A member of `packages`: its key is the folder, `node_modules/a/node_modules/@s/b`. */
function putPackage({ place, raw, text }: Entry, folder: string, out: Collector): void {
  const value = asObject(raw)
  // A link points to a folder that is listed under its own key.
  if (value === undefined || value.link === true) {
    if (value === undefined) out.problem(place, 'This is no package object; it is kept but says nothing.')
    out.push({ type: 'part', place, raw, text })
    return
  }
  const at = folder.lastIndexOf('node_modules/')
  const name = asText(value.name) ?? (at < 0 ? folder : folder.slice(at + 'node_modules/'.length))
  const version = asText(value.version)
  const purl = at < 0 ? undefined : purlOf(name, version, asText(value.resolved))
  put(name, version, at < 0, purl, folder, place, { raw, text }, out)
}

/** A member of `dependencies` (lockfileVersion 1) and those nested in it. */
function putDependency(
  value: Loose | undefined,
  name: string,
  path: string,
  place: string,
  own: { raw: unknown; text: string } | undefined,
  out: Collector,
): void {
  if (value === undefined) {
    out.problem(place, 'This is no dependency object; it is kept but says nothing.')
    if (own !== undefined) out.push({ type: 'part', place, ...own })
    return
  }
  const written = asText(value.version)
  const alias = /^npm:(.+)@([^@]+)$/.exec(written?.slice(0, 600) ?? '')
  const source = alias === null && written?.includes(':') ? written : undefined
  const version = alias?.[2] ?? (source === undefined ? written : undefined)
  const real = alias?.[1] ?? name
  const local = source?.startsWith('file:') ?? false
  const purl = local ? undefined : purlOf(real, version, source ?? asText(value.resolved))
  put(real, version, local, purl, path, place, own, out)
  for (const [inner, nested] of Object.entries(asObject(value.dependencies) ?? {})) {
    const innerPlace = below(place, 'dependencies', inner)
    putDependency(asObject(nested), inner, `${path}/${inner}`, innerPlace, undefined, out)
  }
}

function put(
  name: string,
  version: string | undefined,
  local: boolean,
  purl: string | undefined,
  ref: string,
  place: string,
  own: { raw: unknown; text: string } | undefined,
  out: Collector,
): void {
  const told = { ref, name, vendor: undefined, version, cpes: [], nothingRuns: false }
  const component = componentFrom({ ...told, purls: purl === undefined ? [] : [purl] }, place, out)
  if (!local && version === undefined)
    out.problem(
      place,
      `${quote(name)} has no version here. Run \`npm install --package-lock-only\` with npm 7 or newer.`,
    )
  if (!local && !isNpmName(name)) out.problem(place, `${quote(name)} is no name of an npm package.`)
  out.component({ ...component, kind: 'package' }, own === undefined ? { place } : { place, ...own })
}

/** A package from a repository says so: its version is not one of the registry's. */
function purlOf(name: string, version: string | undefined, resolved: string | undefined): string | undefined {
  const plain = npmPurl(name, version)
  if (plain === undefined || resolved === undefined || !/^git[+:]/.test(resolved)) return plain
  const slash = name.indexOf('/')
  return makePurl({
    type: 'npm',
    namespace: slash < 0 ? undefined : name.slice(0, slash),
    name: name.slice(slash + 1),
    version,
    qualifiers: { vcs_url: resolved.slice(0, 500) },
  })
}
