import type { Feed, FeedMode } from '../../api/types.ts'
import type { Tone } from '../../ui/words.ts'

export const FRESHNESS: Record<Feed['freshness'], { label: string; tone: Tone; meaning: string }> = {
  fresh: { label: 'Fresh', tone: 'good', meaning: 'As fresh as its publisher lets it be.' },
  late: { label: 'Late', tone: 'warn', meaning: 'What is held here is older than it should be.' },
  failing: { label: 'Failing', tone: 'bad', meaning: 'The last attempts to take it in failed.' },
  never: { label: 'Never taken in', tone: 'open', meaning: 'It is relied on, and nothing of it is here.' },
  off: { label: 'Off', tone: 'plain', meaning: 'This house does not take it in.' },
}

export const MODES: ReadonlyArray<readonly [FeedMode, string]> = [
  ['fetch', 'Fetched by itself'],
  ['file', 'Brought as files'],
  ['off', 'Off'],
]

/** What a feed gives, for whoever does not know it. */
export const GIVES: Record<string, string> = {
  kev: 'which flaws are exploited, for certain',
  epss: 'how likely each flaw is to be exploited soon',
  cve: 'CVE records',
  nvd: 'CVE records with NVD’s analysis',
  osv: 'affected packages and versions',
  csaf: 'vendors’ own advisories',
  local: 'answers of this house',
}
