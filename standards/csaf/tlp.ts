import type { Tlp } from '../report/document.ts'

const TLP_URL = 'https://www.first.org/tlp/'

/**
 * CSAF 2.0 §3.2.1.5 names TLP 1.0 labels only: CLEAR is WHITE, and AMBER+STRICT is AMBER with the stricter
 * words in the distribution text, where a reader finds them.
 */
export function distribution(tlp: Tlp): { text?: string; tlp: { label: string; url: string } } {
  switch (tlp) {
    case 'clear':
      return { tlp: { label: 'WHITE', url: TLP_URL } }
    case 'green':
      return { tlp: { label: 'GREEN', url: TLP_URL } }
    case 'amber':
      return { tlp: { label: 'AMBER', url: TLP_URL } }
    case 'amber+strict':
      return {
        text: 'TLP:AMBER+STRICT (TLP 2.0): restricted to the receiving organisation only.',
        tlp: { label: 'AMBER', url: TLP_URL },
      }
    case 'red':
      return { tlp: { label: 'RED', url: TLP_URL } }
  }
}

/** Label of TLP 1.0 or 2.0, in any case, with or without `TLP:`; undefined for anything else. */
export function readTlp(label: string): Tlp | undefined {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^tlp[:\s-]{0,2}/, '')
    .replace(/[\s_-]?\+[\s_-]?|[\s_-]+/, '+')
  switch (name) {
    case 'white':
    case 'clear':
      return 'clear'
    case 'green':
    case 'amber':
    case 'red':
    case 'amber+strict':
      return name
    default:
      return undefined
  }
}
