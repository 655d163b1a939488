import { partVersion, partVersionCell } from '../products/version-text.ts'
import type { Component } from '../sbom/types.ts'

/** Whether nothing but words say what a component is: somebody has to know what they mean. */
export const isNamedByWords = ({ kind, purl, cpes }: Component): boolean =>
  kind === 'product' && purl === undefined && cpes.length === 0

/** The version a component of words runs in: of its own cell ("PAN-OS 10.1.6-h3"), else out of its name. */
export function runningVersion({ name, version }: Pick<Component, 'name' | 'version'>): string | undefined {
  const cell = version === undefined ? undefined : partVersionCell(version).version
  return cell ?? partVersion(name).version ?? version
}
