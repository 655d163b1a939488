import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

export function loadReference(dataDir: string): ReferenceData {
  const path = join(dataDir, 'reference.json')
  const file: ReferenceFile = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const find = <T>(table: Record<string, T> | undefined, cve: string): T | undefined =>
    table && Object.hasOwn(table, cve) ? table[cve] : undefined
  return {
    kev: (cve) => find(file.kev, cve),
    epss: (cve) => find(file.epss, cve),
    ssvc: (cve) => find(file.ssvc, cve),
  }
}
