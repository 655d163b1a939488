import type { Blobs } from '../../../platform/blobs/index.ts'
import { type Keyring, seal } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import {
  asAbout,
  candidateFrom,
  decide,
  featuresOf,
  KIND,
  otherPackages,
  type Replayed,
  type Subject,
  subsumedBy,
} from '../rules/index.ts'
import * as store from '../store/relations.ts'
import { rootCauseKeys } from '../store/root-causes.ts'
import { loadCandidates } from './candidates.ts'
import { readDocuments } from './documents.ts'
import { hashFingerprints, readKeys } from './keys.ts'
import { knownAmong } from './packages.ts'

/** Packages of other steps looked at for one report. */
const MAX_STEPS = 3

/** The report says that its flaw is one step of several. */
export const tellsOfChain = (subject: Subject): boolean =>
  subject.keys.some(({ kind }) => kind === KIND.chain)

/** Writes which root cause's flaw another one's repair covers, as replay showed it. */
export async function relateByReplay(
  tx: Tx,
  keyring: Keyring,
  replayed: readonly (Replayed & { fix: string })[],
): Promise<void> {
  const pairs = subsumedBy(replayed)
  const fixOf = (id: string) => replayed.find((member) => member.rootCauseId === id)?.fix
  await write(
    tx,
    keyring,
    pairs.map(({ from, to }) => ({
      from,
      to,
      relation: 'subsumed',
      explanation: `Replay: the repair in ${fixOf(to)} stops these proofs too, where it is held against its own target; the repair in ${fixOf(from)} does not stop the other's.`,
    })),
  )
}

/**
 * Findings that tell of a chain: their words are held against the flaws known in other packages they
 * mention. What fits by more than a package's name is the other step.
 */
export async function relateChains(
  tx: Tx,
  { blobs, keyring }: { blobs: Blobs; keyring: Keyring },
  tellers: readonly { findingId: string; rootCauseId: string }[],
): Promise<void> {
  const documents = await readDocuments(
    tx,
    blobs,
    tellers.map(({ findingId }) => findingId),
  )
  for (const { findingId, rootCauseId } of tellers) {
    const document = documents.get(findingId)
    if (!document) continue
    const others = await knownAmong(tx, keyring, otherPackages(document))
    const steps: { to: string; name: string }[] = []
    for (const { name } of others.slice(0, MAX_STEPS)) {
      const { family, fingerprints } = featuresOf(asAbout(document, name))
      const subject: Subject = { family, keys: readKeys(hashFingerprints(keyring, fingerprints)) }
      const { profiles } = await loadCandidates(tx, [subject])
      const { join } = decide(
        subject,
        [...profiles.values()].map((profile) => candidateFrom(profile, subject)),
      )
      const fits = join?.reasons.some(
        ({ kind, effect }) =>
          effect > 0 && (kind === KIND.identifier || kind === KIND.sink || kind === KIND.text),
      )
      if (join && fits && join.rootCauseId !== rootCauseId) steps.push({ to: join.rootCauseId, name })
    }
    if (steps.length === 0) continue
    await store.setRelation(tx, [findingId], 'chain')
    await write(
      tx,
      keyring,
      steps.map(({ to, name }) => ({
        from: rootCauseId,
        to,
        relation: 'chain',
        explanation: `A report tells of both as steps of one attack: its words about ${name} fit this root cause.`,
      })),
    )
  }
}

async function write(
  tx: Tx,
  keyring: Keyring,
  relations: { from: string; to: string; relation: 'subsumed' | 'chain'; explanation: string }[],
): Promise<void> {
  const keys = new Map(
    (
      await rootCauseKeys(
        tx,
        relations.map(({ from }) => from),
      )
    ).map(({ id, wrapped }) => [id, keyring.unwrap(wrapped)]),
  )
  await store.addRelations(
    tx,
    relations.flatMap(({ from, to, relation, explanation }) => {
      const key = keys.get(from)
      if (!key) return []
      return [{ fromId: from, toId: to, relation, explanationSealed: seal(key, Buffer.from(explanation)) }]
    }),
  )
}
