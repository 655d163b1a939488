import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../platform/config/root.ts'
import type { Recipe } from '../../../standards/judging/types.ts'

const source = (version: string): string =>
  readFileSync(join(packageRoot, 'demo', 'targets-c', 'frames', version, 'frames.c'), 'utf8')

const frame = (type: number, length: number, payload: string): Buffer =>
  Buffer.concat([Buffer.from([type, length]), Buffer.from(payload, 'latin1')])

/** Our own C target: a length byte that is believed (CWE-122), and its repaired version. */
export function framesRecipe(): Recipe {
  const bytes = (input: Buffer) => ({ language: 'bytes' as const, source: input.toString('base64') })
  return {
    target: {
      kind: 'source',
      language: 'c',
      name: 'frames',
      version: '1.0.0',
      entry: 'frames.c',
      files: { 'frames.c': source('vulnerable') },
    },
    fixed: { version: '1.0.1', files: { 'frames.c': source('fixed') } },
    proof: bytes(frame(1, 200, 'A'.repeat(200))),
    benign: bytes(Buffer.concat([frame(1, 5, 'hello'), frame(2, 3, 'bye')])),
    oracle: 'sanitizer',
    weakness: 'CWE-122',
    entryPoint: 'read_frame',
  }
}
