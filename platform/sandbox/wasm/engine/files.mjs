// Virtual files of one run: the build under /app, the web root, the canary. Bodies are decoded on demand.
import { join, ROOT } from './resolve.mjs'

/**
 * Reads a packed build (see ../pack.ts): u32 header length, JSON header of [path, offset, length], bodies.
 * @param {Uint8Array} packed may be shared memory
 */
export function openBuild(packed) {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const headerLength = buffer.readUInt32BE(0)
  const header = JSON.parse(buffer.toString('utf8', 4, 4 + headerLength))
  const bodies = 4 + headerLength
  const entries = new Map()
  const directories = new Map([['/', new Set()]])
  for (const [path, offset, length] of header.files) {
    const full = join(ROOT, path)
    entries.set(full, [bodies + offset, length])
    addParents(directories, full)
  }
  return {
    name: header.name,
    entries,
    directories,
    bytes: (entry) => buffer.subarray(entry[0], entry[0] + entry[1]),
  }
}

function addParents(directories, full) {
  for (let path = full; path !== '/'; ) {
    const cut = path.lastIndexOf('/')
    const parent = path.slice(0, cut) || '/'
    const names = directories.get(parent)
    const name = path.slice(cut + 1)
    if (names) {
      names.add(name)
      return
    }
    directories.set(parent, new Set([name]))
    path = parent
  }
}

/**
 * Files one run sees.
 * @param extra record of absolute path → text laid over the build
 * @param {string | undefined} hidden directory that must look absent (the stub run's target)
 */
export function openFiles(build, extra, hidden) {
  const overlay = new Map()
  const directories = new Map()
  for (const [path, text] of Object.entries(extra)) {
    overlay.set(path, text)
    addParents(directories, path)
  }
  addParents(directories, `${ROOT}/.`)
  const isHidden = (path) => hidden !== undefined && (path === hidden || path.startsWith(`${hidden}/`))
  const entryOf = (path) => (isHidden(path) ? undefined : build.entries.get(path))
  const isDir = (path) => directories.has(path) || (!isHidden(path) && build.directories.has(path))
  return {
    isFile: (path) => overlay.has(path) || entryOf(path) !== undefined,
    isDir,
    read: (path) => {
      if (overlay.has(path)) return overlay.get(path)
      const entry = entryOf(path)
      if (!entry) throw new Error(`no such file ${path}`)
      return build.bytes(entry).toString('utf8')
    },
    bytes: (path) => {
      if (overlay.has(path)) return Buffer.from(overlay.get(path))
      const entry = entryOf(path)
      return entry ? build.bytes(entry) : undefined
    },
    list: (path) => {
      const names = new Set(directories.get(path) ?? [])
      if (!isHidden(path)) for (const name of build.directories.get(path) ?? []) names.add(name)
      for (const name of [...names]) if (name === '.' || isHidden(join(path, name))) names.delete(name)
      return [...names].sort()
    },
  }
}
