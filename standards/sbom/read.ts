import { type Collector, collector } from './collector.ts'
import { csvReader } from './csv/read.ts'
import { cycloneDx } from './cyclonedx/read.ts'
import { detectInventory, HEAD_BYTES } from './detect.ts'
import { bytesOf, type Chunks, encodingOf, peek, utf8Of } from './encoding.ts'
import { InventoryError } from './error.ts'
import { jsonReader } from './json/document.ts'
import { INVENTORY_LIMITS, type InventoryLimits } from './limits.ts'
import { dpkgReader } from './lists/dpkg.ts'
import { rpmReader } from './lists/rpm.ts'
import { cargoLockReader } from './locks/cargo-lock.ts'
import { goModReader } from './locks/go-mod.ts'
import { packageLockReader } from './locks/package-lock.ts'
import { requirementsReader } from './locks/requirements.ts'
import type { MakeReader, ReadOptions } from './reader.ts'
import { spdx } from './spdx/read.ts'
import { spdx3 } from './spdx/read3.ts'
import { tagValueReader } from './spdx/tag-value.ts'
import type { InventoryForm, InventoryItem } from './types.ts'

const READERS: Readonly<Record<InventoryForm, MakeReader>> = {
  'cyclonedx-json': (out) => jsonReader(cycloneDx, out),
  'spdx-json': (out) => jsonReader(spdx, out),
  'spdx3-json': (out) => jsonReader(spdx3, out),
  'spdx-tag-value': tagValueReader,
  'package-lock': packageLockReader,
  requirements: requirementsReader,
  'go-mod': goModReader,
  'cargo-lock': cargoLockReader,
  dpkg: dpkgReader,
  rpm: rpmReader,
  csv: csvReader,
}

/**
 * Reads an inventory of any form and size, in memory bounded by its largest entry: components, vulnerabilities and
 * other entries in the order of the document, problems where they are found, components that stand outside the lists
 * (CycloneDX `metadata.component`) after them, and the frame last. What was yielded before an error has been read.
 * @param chunks the document in pieces of any size; texts and bytes may be mixed
 * @throws InventoryError
 */
export async function* readInventory(
  chunks: Chunks,
  options: ReadOptions & { limits?: Partial<InventoryLimits> } = {},
): AsyncGenerator<InventoryItem> {
  const out = collector({ ...INVENTORY_LIMITS, ...options.limits })
  const source = bytesOf(chunks)
  try {
    const { head, all } = await peek(source, HEAD_BYTES)
    const form = options.form ?? formOf(head, options.fileName)
    const reader = READERS[form](out, options)
    for await (const bytes of utf8Of(all, encodingOf(head))) {
      const { items, fault } = taken(out, () => reader.push(bytes))
      for (const item of items) yield item
      if (fault !== undefined) throw fault
    }
    const { items, fault } = taken(out, () => {
      const parts = reader.end() ?? { texts: [], lists: [] }
      out.close()
      out.push({ type: 'frame', frame: { form, ...parts } })
    })
    for (const item of items) yield item
    if (fault !== undefined) throw fault
  } finally {
    // Whoever stops early, or is refused, leaves no file open.
    await source.return(undefined)
  }
}

/** What a step gives, and the fault that ends it: what was read before it stays read. */
function taken(out: Collector, step: () => void): { items: InventoryItem[]; fault?: unknown } {
  try {
    step()
    return { items: out.take() }
  } catch (fault) {
    return { items: out.take(), fault }
  }
}

function formOf(head: Uint8Array, fileName: string | undefined): InventoryForm {
  const detected = detectInventory(head, fileName)
  if (detected.form !== undefined) return detected.form
  throw new InventoryError(head.length === 0 ? 'inventory-empty' : 'inventory-unknown-form', detected.reason)
}
