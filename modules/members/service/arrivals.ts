import { newId } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import { createDigestTable, type DigestTable } from '../rules/digests.ts'
import { digestText, identityText } from '../rules/import.ts'
import { isNamedByWords, wordsOf } from '../rules/products.ts'
import * as store from '../store/imports.ts'
import { settledWords } from '../store/products.ts'
import { keysOf, type TakenFor } from './components.ts'
import { openJson, sealJson } from './deps.ts'

/** A component that does not stand there already. Hashes are 32 hexadecimal digits. */
export interface Waiting {
  component: Component
  digest: string
  words: string | undefined
  place: number
}

/** Compares a document's components with those that stand, and makes rows of the others, batch by batch. */
export interface Arrivals {
  /** Says what stands, before the first component comes. */
  stands(digests: readonly { digest: Buffer }[]): void
  /** The next component of the document; undefined when it stands there and says the same. */
  next(component: Component): Waiting | undefined
  /** Writes a batch, in a transaction of the house. */
  write(tx: Tx, mark: store.ImportMark, batch: readonly Waiting[]): Promise<void>
  /** How many were written. */
  written(): number
  /** Digests of what stood there and was not named. */
  left(): Iterable<string>
}

const STANDS = 1
const NAMED = 2

/** @param at milliseconds since the epoch */
export function createArrivals(keyring: Keyring, key: Buffer, organisationId: string, at: number): Arrivals {
  const standing: DigestTable = createDigestTable()
  const digestOf = createDigests(keyring, organisationId)
  const nextId = orderedIds(at)
  let place = 0
  let written = 0

  return {
    stands(digests) {
      for (const { digest } of digests) standing.set(digest.toString('hex'), STANDS)
    },
    next(component) {
      const digest = digestOf(component)
      place += 1
      if (standing.get(digest) !== 0) {
        standing.set(digest, NAMED)
        return undefined
      }
      const words = isNamedByWords(component) ? wordsKey(keyring, organisationId, component) : undefined
      return { component, digest, words, place }
    },
    async write(tx, mark, batch) {
      const takenFor = await meanings(tx, key, organisationId, batch)
      const rows = batch.map(({ component, digest, words, place: at }) => {
        const meant = words === undefined ? undefined : takenFor.get(words)
        return {
          place: at,
          id: nextId(),
          identity: keyring.blindHex('inventory identity', `${organisationId}\0${identityText(component)}`),
          digest,
          keys: keysOf(keyring, { component, takenFor: meant }).join(''),
          kind: component.kind,
          words: words ?? null,
          sealed: sealJson(key, { component }),
        }
      })
      await store.insertArrivals(tx, mark, rows)
      written += rows.length
    },
    written: () => written,
    left: () => standing.having(STANDS),
  }
}

/** Keyed digests of a document's components, in its order: what it says twice is there twice, as two that differ. */
export function createDigests(keyring: Keyring, organisationId: string): (component: Component) => string {
  const repeats = createDigestTable()
  const own = (text: string) => keyring.blindHex('inventory digest', `${organisationId}\0${text}`)
  return (component) => {
    const text = digestText(component)
    const digest = own(text)
    const before = repeats.get(digest)
    repeats.set(digest, before + 1)
    return before === 0 ? digest : own(`${text}\0${before}`)
  }
}

/** Keyed hash of the words a component is named by: the same for every import of the organisation. */
export const wordsKey = (keyring: Keyring, organisationId: string, component: Component): string =>
  keyring.blindHex('product words', `${organisationId}\0${wordsOf(component)}`)

/** What words mean that were answered before, by their keys. */
async function meanings(
  tx: Tx,
  key: Buffer,
  organisationId: string,
  batch: readonly Waiting[],
): Promise<Map<string, TakenFor>> {
  const words = new Set(batch.flatMap((one) => one.words ?? []))
  if (words.size === 0) return new Map()
  const rows = await settledWords(tx, organisationId, [...words])
  return new Map(
    rows.map((row) => [
      row.words_key.toString('hex'),
      openJson<{ takenFor: TakenFor }>(key, row.sealed).takenFor,
    ]),
  )
}

/**
 * Ids in the order they are asked for, many a millisecond: the twelve bits behind the version count, and the clock
 * runs ahead where they overflow (RFC 9562 §6.2, method 1). Pages of components then follow their document.
 */
function orderedIds(at: number): () => string {
  let count = 0
  return () => {
    const id = newId(at + (count >> 12))
    const counter = (count & 0xfff).toString(16).padStart(3, '0')
    count += 1
    return `${id.slice(0, 15)}${counter}${id.slice(18)}`
  }
}
