/** Bounds of one inventory document. Everything that arrives is hostile until it has passed them. */
export interface InventoryLimits {
  /** Bytes of the document, as UTF-8. */
  bytes: number
  /** Nesting of arrays and objects. */
  depth: number
  /** Bytes of one string. */
  stringBytes: number
  /** Bytes of one entry of a list (a component with everything in it), and of a form that is read as a whole. */
  entryBytes: number
  /** Bytes of everything outside the lists. */
  frameBytes: number
  /** Bytes of one line of a list. */
  lineBytes: number
  components: number
  /** Problems listed one by one; more are counted. */
  problems: number
}

const MIB = 1024 * 1024

export const INVENTORY_LIMITS: InventoryLimits = {
  bytes: 4096 * MIB,
  depth: 256,
  stringBytes: 16 * MIB,
  entryBytes: 64 * MIB,
  frameBytes: 16 * MIB,
  lineBytes: MIB,
  components: 5_000_000,
  problems: 1000,
}
