import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import type { Jobs } from '../../../platform/jobs/index.ts'
import type { PackageWanted } from '../../../platform/packages/index.ts'
import type { Build, Recipe } from '../../../standards/judging/types.ts'
import type { Findings } from '../../findings/index.ts'

/** What the validation services are made with; the composition root provides it. */
export interface ValidationDeps {
  db: Database
  blobs: Blobs
  keyring: Keyring
  clock: Clock
  findings: Findings
  jobs: Jobs
  /** Fetches a package with its closure. @throws PackageFault */
  fetchPackage(wanted: PackageWanted): Promise<Build>
  /** Thirty-two fresh hexadecimal characters a call. */
  nonce(): string
}

export const QUEUE = {
  prepare: 'validation.prepare',
  run: 'validation.run',
  runC: 'validation.run-c',
} as const

/** Where runners take from: one queue for each thing a runner may be unable to run. */
export const RUN_QUEUE = { javascript: QUEUE.run, c: QUEUE.runC } as const
export type Language = keyof typeof RUN_QUEUE
export const RUN_QUEUES: string[] = Object.values(RUN_QUEUE)

export const languageOf = ({ target }: Recipe): Language =>
  target.kind === 'source' && target.language === 'c' ? 'c' : 'javascript'

/** Sealed JSON of a reproduction. */
export interface Sealing {
  put(tx: Tx, id: string, value: unknown): Promise<Buffer>
  get<T>(tx: Tx, id: string, address: Uint8Array): Promise<T>
  /** Many in one statement. @returns a reader by address, undefined for what is gone */
  getAll(tx: Tx, addresses: Uint8Array[]): Promise<<T>(address: Uint8Array) => T | undefined>
}
export const sealing = (blobs: Blobs): Sealing => ({
  put: (tx, id, value) => blobs.put(tx, { kind: 'reproduction', id }, Buffer.from(JSON.stringify(value))),
  async get<T>(tx: Tx, id: string, address: Uint8Array) {
    return JSON.parse((await blobs.get(tx, { kind: 'reproduction', id }, address)).toString('utf8')) as T
  },
  async getAll(tx, addresses) {
    const found = await blobs.getAll(tx, 'reproduction', addresses)
    return <T>(address: Uint8Array) => {
      const bytes = found.get(Buffer.from(address).toString('hex'))
      return bytes && (JSON.parse(bytes.toString('utf8')) as T)
    }
  },
})
