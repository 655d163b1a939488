import type { Detected } from './detect.ts'
import { WRAPPERS } from './json/document.ts'
import { jsonHead } from './json/head.ts'

/** Form of a JSON document by the members at its top, as far as its start shows them. */
export function detectJson(text: string): Detected {
  const members = jsonHead(text)
  for (const wrapper of WRAPPERS) {
    const inner = members.get(wrapper)
    if (inner === undefined || !inner.startsWith('{')) continue
    const detected = detectMembers(jsonHead(inner), inner)
    if (detected.form !== undefined) return detected
  }
  return detectMembers(members, text)
}

/** @param members each with the text from its value on */
function detectMembers(members: ReadonlyMap<string, string>, text: string): Detected {
  const has = (...keys: string[]) => keys.some((key) => members.has(key))
  const starts = (key: string, start: string) => members.get(key)?.startsWith(start) ?? false
  if (starts('bomFormat', '"CycloneDX"')) return { form: 'cyclonedx-json' }
  if (starts('spdxVersion', '"SPDX-2')) return { form: 'spdx-json' }
  if (has('@graph', '@context') && /spdx\.org\/rdf\/3|"spdxId"/.test(text)) return { form: 'spdx3-json' }
  if (has('lockfileVersion')) return { form: 'package-lock' }
  for (const { keys, reason } of FOREIGN) if (keys.every((key) => has(key))) return { reason }
  // What tells the form may stand after lists longer than what is looked at.
  if (
    has('SPDXID') ||
    (['packages', 'files', 'relationships'].some((key) => starts(key, '[')) &&
      /"(?:SPDXID|spdxElementId)"\s*:/.test(text))
  )
    return { form: 'spdx-json' }
  if (
    has('specVersion') ||
    ((starts('components', '[') || starts('dependencies', '[')) &&
      /"bom-ref"\s*:|"ref"\s*:|"type"\s*:/.test(text))
  )
    return { form: 'cyclonedx-json' }
  if (starts('packages', '{') && /"node_modules\//.test(text)) return { form: 'package-lock' }
  return {
    reason:
      'This JSON is in no form that is read. Bring CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0, or a package-lock.json.',
  }
}

/** JSON that people send instead, with what to send. */
const FOREIGN: readonly { keys: readonly string[]; reason: string }[] = [
  {
    keys: ['artifacts', 'descriptor'],
    reason: 'This is Syft JSON. Let Syft write CycloneDX: `syft -o cyclonedx-json`.',
  },
  {
    keys: ['ArtifactName', 'Results'],
    reason: 'This is a Trivy report. Let Trivy write CycloneDX: `trivy … --format cyclonedx`.',
  },
  { keys: ['runs'], reason: 'This is SARIF, a report of findings and no inventory. Send it as findings.' },
  { keys: ['document', 'product_tree'], reason: 'This is CSAF, an advisory and no inventory.' },
  { keys: ['@context', 'statements'], reason: 'This is OpenVEX: statements on products, and no inventory.' },
  {
    keys: ['_meta', 'default'],
    reason: 'This is Pipfile.lock. Bring the output of `pipenv requirements`, or an SBOM.',
  },
  {
    keys: ['content-hash', 'packages'],
    reason: 'This is composer.lock. Bring a CycloneDX SBOM (cyclonedx-php-composer).',
  },
  {
    keys: ['name', 'scripts'],
    reason:
      'This is package.json, which names ranges. Bring package-lock.json, which names what is installed.',
  },
  {
    keys: ['name', 'devDependencies'],
    reason:
      'This is package.json, which names ranges. Bring package-lock.json, which names what is installed.',
  },
]
