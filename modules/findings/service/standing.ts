import type { FingerprintRow } from '../store/grouping.ts'
import type { NewRootCause } from '../store/root-causes.ts'

/** Severities as a root cause ranks those of its members (refreshRootCauses does so in SQL), least first. */
const SEVERITIES = ['unknown', 'none', 'low', 'medium', 'high', 'critical']

/**
 * What a root cause shows of the findings that found it: the same that refreshRootCauses would count,
 * without writing the row twice. Nothing of theirs was replayed yet, so that verdict and evidence level
 * keep their defaults.
 * @param kinds kinds of fingerprint they have, as a bit set
 */
export function standingOf(
  members: readonly FingerprintRow[],
  kinds: number,
): Pick<NewRootCause, 'severity' | 'tlp' | 'compartment' | 'standing'> {
  const rank = Math.max(0, ...members.map((row) => SEVERITIES.indexOf(row.severity)))
  const compartments = new Set(members.map((row) => row.compartment).filter((name) => name !== null))
  return {
    severity: SEVERITIES[rank]!,
    tlp: Math.max(...members.map((row) => row.tlp)),
    compartment: compartments.size > 0 ? [...compartments].sort().join(',') : null,
    standing: {
      findings: members.length,
      discoverers: new Set(members.map((row) => row.organisation_id)).size,
      kinds,
    },
  }
}
