import { compareNpm } from '../../standards/versions/npm.ts'
import type { Flaw } from '../authored.ts'
import type { ComponentTruth, ScenarioMember } from './format.ts'

/**
 * What the written flaws say of the npm packages that members run, where they say it: a version from the one shown to
 * fall up to the repair is exposed, one from the repair on in the same major line is not. Of anything else nothing is
 * known here, and nothing is claimed.
 * @returns by member; components of which nothing is known are left out
 */
export function exposureTruth(
  members: readonly ScenarioMember[],
  flaws: readonly Flaw[],
): Record<string, ComponentTruth[]> {
  return Object.fromEntries(
    members.map(({ id, inventories }) => [
      id,
      inventories
        .flatMap((inventory) => ('document' in inventory ? packagesIn(inventory.document) : []))
        .flatMap(({ name, version }) => {
          const own = flaws.filter((flaw) => flaw.package === name)
          const named = (wanted: boolean) => [
            ...new Set(
              own.flatMap((flaw) => (falls(flaw, version) === wanted ? (flaw.identifiers ?? []) : [])),
            ),
          ]
          const [exposed, notExposed] = [named(true), named(false)]
          return exposed.length + notExposed.length === 0
            ? []
            : [{ component: `${name} ${version}`, exposed, notExposed }]
        }),
    ]),
  )
}

/** @returns undefined when the flaw's writing does not tell */
function falls({ vulnerable, fixed }: Flaw, version: string): boolean | undefined {
  const toFix = compareNpm(version, fixed)
  if (toFix === undefined) return undefined
  if (toFix >= 0) return majorOf(version) === majorOf(fixed) ? false : undefined
  const toFlaw = vulnerable === undefined ? undefined : compareNpm(version, vulnerable)
  return toFlaw !== undefined && toFlaw >= 0 ? true : undefined
}

const majorOf = (version: string): string => version.split('.', 1)[0] ?? ''

/** npm packages a CycloneDX document or a lock file of version 2 or 3 names; any other form names none here. */
export function packagesIn(document: string | object): { name: string; version: string }[] {
  if (typeof document === 'string') return []
  const { components, packages } = document as {
    components?: { purl?: string }[]
    packages?: Record<string, { version?: string }>
  }
  const listed = (components ?? []).flatMap(({ purl = '' }) => {
    const [, name, version] = /^pkg:npm\/([^@?#]+)@([^?#]+)$/.exec(purl) ?? []
    return name !== undefined && version !== undefined ? [{ name: decodeURIComponent(name), version }] : []
  })
  const locked = Object.entries(packages ?? {}).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? ''
    return path === '' || version === undefined ? [] : [{ name, version }]
  })
  return [...listed, ...locked]
}
