import { existsSync } from 'node:fs'
import { mkdir, open as openFile, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { type Keyring, newKey, open, seal } from '../crypto/index.ts'
import { byteaArray, uuidArray } from '../db/arrays.ts'
import { sql, type Tx } from '../db/index.ts'
import { fault } from '../errors/index.ts'
import { pad, unpad } from './padding.ts'

/** Whose key opens a blob. Deleting the owner's key row deletes the data, wherever its bytes lie. */
export interface Owner {
  kind: 'finding' | 'root cause' | 'case' | 'reproduction' | 'build' | 'dossier'
  id: string
}

/** Larger ciphertexts go to the blob directory, so that the database stays small. */
const INLINE_BYTES = 64 * 1024
/** Bound of what a stored blob may inflate to. */
const MAX_BYTES = 128 * 1024 * 1024

export interface Sealed {
  ownerKey: { kind: Owner['kind']; id: string; wrapped: Buffer }
  address: Buffer
  ciphertext: Buffer
  wrapped: Buffer
}

export interface Blobs {
  /** Seals bytes for a new owner without touching the database; for bulk inserts. */
  sealNew(owner: Owner, bytes: Uint8Array): Sealed
  /** Makes the owner's key. */
  createOwner(tx: Tx, owner: Owner): Promise<Buffer>
  /** The owner's key, or undefined where it was deleted or may not be read. */
  ownerKey(tx: Tx, owner: Owner): Promise<Buffer | undefined>
  /** Stores bytes for an owner whose key exists. @returns the content address */
  put(tx: Tx, owner: Owner, bytes: Uint8Array): Promise<Buffer>
  /** @throws Fault `not-found` when the blob, or the owner's key, is gone */
  get(tx: Tx, owner: Owner, address: Uint8Array): Promise<Buffer>
  /** Blobs of one kind of owner by address: one statement, results by address in hexadecimal. What cannot be read is missing. */
  getAll(tx: Tx, kind: Owner['kind'], addresses: Uint8Array[]): Promise<Map<string, Buffer>>
  /** Many at once: one statement, results by owner id. Owners that cannot be read are missing. */
  getMany(tx: Tx, kind: Owner['kind'], ids: string[]): Promise<Map<string, Buffer>>
}

/**
 * Content-addressed sealed storage. The address is a keyed hash over owner and plaintext: within an
 * owner equal bytes are stored once; across owners equal bytes stay unlinkable in a dump.
 */
export function createBlobs(keyring: Keyring, directory: string | undefined): Blobs {
  const scope = (owner: Owner) => `${owner.kind}/${owner.id}`
  const fileOf = (address: Uint8Array) => {
    const hex = Buffer.from(address).toString('hex')
    return join(directory ?? '', hex.slice(0, 2), hex.slice(2))
  }
  const unsealOwner = (wrapped: Uint8Array) => keyring.unwrap(wrapped)

  async function ownerKey(tx: Tx, owner: Owner): Promise<Buffer | undefined> {
    const row = await tx.first(
      sql<{
        wrapped: Buffer
      }>`select wrapped from owner_keys where owner_kind = ${owner.kind} and owner_id = ${owner.id}`,
    )
    return row && unsealOwner(row.wrapped)
  }

  return {
    ownerKey,
    sealNew(owner, bytes) {
      const key = newKey()
      const blobKey = newKey()
      const ciphertext = seal(blobKey, pad(bytes))
      return {
        ownerKey: { kind: owner.kind, id: owner.id, wrapped: keyring.wrap(key) },
        address: keyring.address(scope(owner), bytes),
        ciphertext,
        wrapped: seal(key, blobKey),
      }
    },
    async createOwner(tx, owner) {
      const key = newKey()
      await tx.run(
        sql`insert into owner_keys (owner_kind, owner_id, wrapped) values (${owner.kind}, ${owner.id}, ${keyring.wrap(key)})`,
      )
      return key
    },
    async put(tx, owner, bytes) {
      const key = await ownerKey(tx, owner)
      if (!key) throw fault('not-found', `no key for ${owner.kind} ${owner.id}`)
      const address = keyring.address(scope(owner), bytes)
      const known = await tx.first(sql`select 1 from blobs where address = ${address}`)
      if (known) return address
      const blobKey = newKey()
      const large = bytes.length > INLINE_BYTES && directory !== undefined
      const ciphertext = seal(blobKey, pad(large ? await promisify(deflateRaw)(bytes, { level: 3 }) : bytes))
      // The file is whole and on disk before the row commits; a crash between leaves an unused file.
      if (large) await writeWhole(fileOf(address), ciphertext)
      await tx.run(
        sql`insert into blobs (address, ciphertext) values (${address}, ${large ? null : ciphertext})`,
      )
      await tx.run(sql`insert into blob_keys (address, owner_kind, owner_id, wrapped)
        values (${address}, ${owner.kind}, ${owner.id}, ${seal(key, blobKey)})`)
      return address
    },
    async get(tx, owner, address) {
      const [bytes] = await read(
        tx,
        sql`k.owner_kind = ${owner.kind} and k.owner_id = ${owner.id} and k.address = ${address}`,
      )
      if (!bytes) throw fault('not-found', `the text of this ${owner.kind} is gone or not yours to read`)
      return bytes.bytes
    },
    async getAll(tx, kind, addresses) {
      const found = new Map<string, Buffer>()
      if (addresses.length === 0) return found
      const where = sql`k.owner_kind = ${kind} and k.address = any(${byteaArray(addresses)}::bytea[])`
      for (const { address, bytes } of await read(tx, where))
        found.set(Buffer.from(address).toString('hex'), bytes)
      return found
    },
    async getMany(tx, kind, ids) {
      if (ids.length === 0) return new Map()
      const rows = await read(tx, sql`k.owner_kind = ${kind} and k.owner_id = any(${uuidArray(ids)}::uuid[])`)
      return new Map(rows.map(({ ownerId, bytes }) => [ownerId, bytes]))
    },
  }

  async function read(tx: Tx, where: ReturnType<typeof sql>) {
    const rows = await tx.all(
      sql<{
        owner_id: string
        owner_wrapped: Buffer
        wrapped: Buffer
        ciphertext: Buffer | null
        address: Buffer
      }>`
        select k.owner_id, o.wrapped as owner_wrapped, k.wrapped, b.ciphertext, b.address
        from blob_keys k join owner_keys o using (owner_kind, owner_id) join blobs b using (address)
        where ${where}`,
    )
    const found: { ownerId: string; address: Buffer; bytes: Buffer }[] = []
    for (const { owner_id: ownerId, owner_wrapped, wrapped, ciphertext, address } of rows) {
      const blobKey = open(unsealOwner(owner_wrapped), wrapped)
      const bytes = ciphertext
        ? unpad(open(blobKey, ciphertext))
        : await promisify(inflateRaw)(unpad(open(blobKey, await readFile(fileOf(address)))), {
            maxOutputLength: MAX_BYTES,
          })
      found.push({ ownerId, address, bytes })
    }
    return found
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const partial = `${path}.${process.pid}.partial`
  const handle = await openFile(partial, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, path)
}
