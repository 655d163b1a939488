import type { Oracle } from '../../judging/types.ts'

export interface Adapted {
  source: string
  understood: string[]
  missing: string[]
}

/** What a plain proof prints, handed to the harness (docs/proofs.md: `tocsin.observe`). */
const OBSERVE_CONSOLE =
  'const console = new Proxy({}, { get: () => (...values) => tocsin.observe(values.map(String).join(" ")) });\n'

/**
 * A proof written for a person to look at, made visible to its oracle. Nothing is invented: prints become
 * observations and the file a command creates gets the run's nonce in its name. Where that cannot be
 * done the proof stays as it is and the sender is told what to write.
 */
export function adaptProof(source: string, oracle: Oracle | undefined): Adapted {
  const same: Adapted = { source, understood: [], missing: [] }
  if (oracle === undefined || /\btocsin\s?[.[]/.test(source)) return same
  switch (oracle) {
    case 'differential':
      return adaptDifferential(source)
    case 'marker':
      return adaptCommand(source)
    case 'canary-read':
      return {
        ...same,
        missing: [
          'The proof never reads the canary: read the file at tocsin.canaryPath and hand its content to tocsin.observe(…).',
        ],
      }
    default:
      return same
  }
}

function adaptDifferential(source: string): Adapted {
  if (!/\bconsole\.\w+\(/.test(source)) {
    return {
      source,
      understood: [],
      missing: [
        'The proof shows nothing to compare: print or hand to tocsin.observe(…) what differs on the fixed version.',
      ],
    }
  }
  return {
    source: OBSERVE_CONSOLE + source,
    understood: ['What the proof prints is compared between the vulnerable and the fixed version.'],
    missing: [],
  }
}

/** String literals that hold a command creating something: `'; touch HACKED'`. */
const COMMAND =
  /(['"`])((?:(?!\1)[^\\\n$]){0,400}?\b(?:touch|echo|mkdir)\s{1,3})([\w./-]{1,100})((?:(?!\1)[^\\\n$]){0,400})\1/g

function adaptCommand(source: string): Adapted {
  const adapted = source.replace(
    COMMAND,
    (_whole, quote: string, before: string, _name: string, after: string) =>
      `(${quote}${before}${quote} + tocsin.nonce + ${quote}${after}${quote})`,
  )
  if (adapted !== source) {
    return {
      source: adapted,
      understood: ['The command in the proof was given the run’s nonce, so that the sandbox recognises it.'],
      missing: [],
    }
  }
  return {
    source,
    understood: [],
    missing: [
      'The proof never calls the run’s marker: put globalThis[tocsin.marker]() into injected code, or tocsin.nonce into an injected command.',
    ],
  }
}
