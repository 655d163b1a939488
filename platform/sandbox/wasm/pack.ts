import type { Build } from '../../../standards/judging/types.ts'

/** The part of a build the engine needs, as one block of bytes it can open without parsing the bodies. */
export function packBuild(build: Pick<Build, 'name' | 'files'>): Buffer {
  const files: [string, number, number][] = []
  const bodies: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(build.files)) {
    const body = Buffer.from(text, 'utf8')
    files.push([path, offset, body.length])
    bodies.push(body)
    offset += body.length
  }
  const header = Buffer.from(JSON.stringify({ name: build.name, files }), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, header, ...bodies])
}
