import { weaknesses } from '@secvisogram/csaf-validator-lib/cwe.js'

let names: Map<string, string> | undefined

/**
 * Official name of a weakness, for instance `CWE-79`, from the CWE list the CSAF validator checks
 * against (CSAF 2.0 test 6.1.11 refuses any other spelling).
 * @returns undefined for an id that list does not hold.
 */
export function weaknessName(id: string): string | undefined {
  names ??= new Map(weaknesses.map((weakness) => [weakness.id, weakness.name]))
  return names.get(id)
}
