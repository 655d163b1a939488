import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '../../demo/format.ts'
import type { ReferenceData } from '../../modules/cases/index.ts'

/**
 * Public reference data a house has been given: KEV, EPSS and SSVC answers by CVE, each with its source
 * and date, in `<dataDir>/reference.json`. What is not there is unknown, and shown so.
 */
export interface ReferenceFile {
  kev?: Record<string, ReturnType<ReferenceData['kev']>>
  epss?: Record<string, ReturnType<ReferenceData['epss']>>
  ssvc?: Record<string, ReturnType<ReferenceData['ssvc']>>
}

export interface Reference extends ReferenceData {
  /** Takes in the reference data of a scenario and keeps it; what was known of other CVEs stays. */
  take(given: NonNullable<Scenario['reference']>): void
}

export function loadReference(dataDir: string): Reference {
  const path = join(dataDir, 'reference.json')
  let file: ReferenceFile = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const find = <T>(table: Record<string, T> | undefined, cve: string): T | undefined =>
    table && Object.hasOwn(table, cve) ? table[cve] : undefined
  return {
    kev: (cve) => find(file.kev, cve),
    epss: (cve) => find(file.epss, cve),
    ssvc: (cve) => find(file.ssvc, cve),
    take({ kev = [], epss = [], ssvc = [] }) {
      file = {
        kev: { ...file.kev, ...Object.fromEntries(kev.map(({ cve, ...entry }) => [cve, entry])) },
        epss: { ...file.epss, ...Object.fromEntries(epss.map(({ cve, ...entry }) => [cve, entry])) },
        ssvc: { ...file.ssvc, ...Object.fromEntries(ssvc.map(answersOf)) },
      }
      // Whole or not at all: a house that is killed here starts with what it had.
      writeFileSync(`${path}.partial`, JSON.stringify(file, null, 1), { mode: 0o600 })
      renameSync(`${path}.partial`, path)
    },
  }
}

type SsvcEntry = NonNullable<NonNullable<Scenario['reference']>['ssvc']>[number]

function answersOf({ cve, source, asOf, exploitation, automatable, technicalImpact }: SsvcEntry) {
  const from = { basis: 'published', source, asOf } as const
  return [
    cve,
    {
      ...(exploitation ? { exploitation: { ...from, value: exploitation } } : {}),
      ...(automatable ? { automatable: { ...from, value: automatable } } : {}),
      ...(technicalImpact ? { technicalImpact: { ...from, value: technicalImpact } } : {}),
    },
  ] as const
}
