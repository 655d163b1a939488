import { join } from 'node:path'
import { packageRoot } from '../config/root.ts'

/**
 * Path of a plain JavaScript file that a sandboxed process is started with. Compiled output holds only what
 * came from TypeScript, so these are always read from the source tree.
 */
export const assetPath = (relative: string): string => join(packageRoot, 'platform', 'sandbox', relative)
