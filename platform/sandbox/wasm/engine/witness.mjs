// What one run showed. Everything that arrives here was made by the program.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

const MAX_OBSERVATIONS = 64
const MAX_OBSERVATION = 4096
const MAX_SINKS = 16
const MAX_SINK = 512

/**
 * @param {string} nonce of the run: a command counts only when it carries it
 * @param {string} secret of the canary
 * @param {number} logBytes
 */
export function createWitness(nonce, secret, logBytes) {
  const seen = { marked: false, sinks: [], canaryLeaked: false, observations: [], log: '' }
  let tail = ''
  // Looks across the seams of what is printed piece by piece, and beyond what is kept.
  const look = (text) => {
    const joined = tail + text
    seen.canaryLeaked ||= joined.includes(secret)
    tail = joined.slice(-secret.length)
  }
  return {
    seen,
    log: (text) => {
      look(text)
      if (seen.log.length < logBytes) seen.log += text.slice(0, logBytes - seen.log.length)
    },
    observe: (json) => {
      if (json.includes(secret)) seen.canaryLeaked = true
      if (seen.observations.length < MAX_OBSERVATIONS) seen.observations.push(canonical(json))
    },
    mark: () => {
      seen.marked = true
    },
    sink: (command) => {
      const at = command.indexOf(nonce)
      if (at < 0 || seen.sinks.length >= MAX_SINKS) return
      const half = MAX_SINK / 2 - 16
      seen.sinks.push(command.length <= MAX_SINK ? command : command.slice(Math.max(0, at - half), at + half))
    },
  }
}

/** Canonical JSON (RFC 8785), or its digest where it is too long to keep. */
function canonical(text) {
  if (text.length > MAX_OBSERVATION) return tooLong(text)
  let value
  try {
    value = canonicalize(JSON.parse(text)) ?? 'null'
  } catch {
    return tooLong(text)
  }
  return value.length > MAX_OBSERVATION ? tooLong(value) : value
}
const tooLong = (text) =>
  JSON.stringify({ length: text.length, sha256: createHash('sha256').update(text).digest('hex') })
