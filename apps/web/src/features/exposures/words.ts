import type { ExposureState, Reported } from '../../api/types.ts'
import type { Tone } from '../../ui/words.ts'

export const STATES: Record<ExposureState, { label: string; tone: Tone; meaning: string }> = {
  open: { label: 'Open', tone: 'warn', meaning: 'You are affected.' },
  unsure: { label: 'Unsure', tone: 'open', meaning: 'Whether you are affected cannot be told yet.' },
  suppressed: {
    label: 'Harmless here',
    tone: 'plain',
    meaning: 'A statement says that it does no harm here.',
  },
  mended: { label: 'Mended', tone: 'good', meaning: 'A repaired version runs, or you said that it does.' },
  closed: {
    label: 'Closed',
    tone: 'plain',
    meaning: 'It is gone, does not concern you, or you accepted the risk.',
  },
}
export const STATE_ORDER = Object.keys(STATES) as ExposureState[]

export const REPORTED: Record<Reported, string> = {
  deployed: 'Done: the repaired version runs',
  planned: 'Planned',
  mitigated: 'Shielded for now, not mended',
  'not affected': 'We are not affected',
  accepted: 'We accept the risk',
}

/**
 * Where something is said, in words.
 * @param source feed and record, advisory or case, as the server names it: `osv/GHSA-…`, `advisory/TOCSIN-2026-0001`
 * @returns the record, and whose it is where that says more
 */
export function sourceWords(source: string): { record: string; from: string | undefined } {
  const cut = source.indexOf('/')
  if (cut < 0) return { record: source, from: undefined }
  const [feed, record] = [source.slice(0, cut), source.slice(cut + 1)]
  if (feed === 'advisory') return { record, from: 'an advisory of this house' }
  if (feed === 'case') return { record, from: 'a case of this house' }
  // Who keeps a list by hand knows what they wrote into it.
  return { record, from: feed === 'local' ? "this house's own reference data" : `the feed ${feed}` }
}
