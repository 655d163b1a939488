// Node's file calls over the layer, in their synchronous form; the others are made of these (fs.js).
const { host } = tools
const path = require('node:path')
const {
  written,
  directories,
  failure,
  at,
  kindOf,
  bytesOf,
  Stats,
  Dirent,
  put,
  namesIn,
} = require('fs-layer')

const descriptors = new Map()
let nextFd = 20

const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding)
const mustFile = (file, syscall) => {
  const full = at(file)
  const kind = kindOf(full)
  if (!kind) throw failure('ENOENT', syscall, file)
  if (kind === 'dir') throw failure('EISDIR', syscall === 'open' ? 'read' : syscall)
  return full
}
const toBytes = (data, options) =>
  typeof data === 'string'
    ? Buffer.from(data, encodingOf(options) ?? 'utf8')
    : ArrayBuffer.isView(data)
      ? Buffer.from(data)
      : Buffer.from(String(data))

const sync = {
  readFile(file, options) {
    const bytes =
      typeof file === 'number' ? descriptor(file).bytes : Buffer.from(bytesOf(mustFile(file, 'open')))
    const encoding = encodingOf(options)
    return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes
  },
  writeFile(file, data, options) {
    if (options?.flag?.startsWith?.('a')) return sync.appendFile(file, data, options)
    if (typeof file === 'number') return void sync.write(file, toBytes(data, options))
    put(at(file), toBytes(data, options))
  },
  appendFile(file, data, options) {
    const full = at(file)
    const before = kindOf(full) === 'file' ? bytesOf(full) : Buffer.alloc(0)
    put(full, Buffer.concat([before, toBytes(data, options)]))
  },
  stat(file, options) {
    const full = at(file)
    const kind = kindOf(full)
    if (!kind) {
      if (options?.throwIfNoEntry === false) return undefined
      throw failure('ENOENT', 'stat', file)
    }
    return new Stats(kind, kind === 'file' ? bytesOf(full).length : 4096)
  },
  fstat(fd) {
    return new Stats('file', descriptor(fd).bytes.length)
  },
  access(file) {
    if (!kindOf(at(file))) throw failure('ENOENT', 'access', file)
  },
  readdir(file, options) {
    const full = at(file)
    const kind = kindOf(full)
    if (!kind) throw failure('ENOENT', 'scandir', file)
    if (kind === 'file') throw failure('ENOTDIR', 'scandir', file)
    const names = namesIn(full)
    if (!options?.withFileTypes) return names
    return names.map((name) => new Dirent(name, full, kindOf(path.join(full, name))))
  },
  realpath(file) {
    const full = at(file)
    if (!kindOf(full)) throw failure('ENOENT', 'realpath', file)
    return full
  },
  readlink(file) {
    throw failure('EINVAL', 'readlink', file)
  },
  mkdir(file, options) {
    const full = at(file)
    if (kindOf(full)) {
      if (options?.recursive) return undefined
      throw failure('EEXIST', 'mkdir', file)
    }
    if (!kindOf(path.dirname(full))) {
      if (!options?.recursive) throw failure('ENOENT', 'mkdir', file)
      sync.mkdir(path.dirname(full), options)
    }
    directories.add(full)
    return options?.recursive ? full : undefined
  },
  mkdtemp(prefix) {
    const full = `${at(prefix)}${host.random(3)}`
    directories.add(full)
    return full
  },
  unlink(file) {
    written.set(mustFile(file, 'unlink'), null)
  },
  rmdir(file) {
    directories.delete(at(file))
  },
  rm(file, options) {
    const full = at(file)
    if (!kindOf(full)) {
      if (options?.force) return
      throw failure('ENOENT', 'rm', file)
    }
    for (const name of [...written.keys()])
      if (name === full || name.startsWith(`${full}/`)) written.set(name, null)
    for (const name of [...directories])
      if (name === full || name.startsWith(`${full}/`)) directories.delete(name)
    if (host.fileKind(full) === 'file') written.set(full, null)
  },
  rename(from, to) {
    const source = mustFile(from, 'rename')
    put(at(to), bytesOf(source))
    written.set(source, null)
  },
  copyFile(from, to) {
    put(at(to), Buffer.from(bytesOf(mustFile(from, 'copyfile'))))
  },
  truncate(file, length = 0) {
    const full = mustFile(file, 'open')
    put(full, Buffer.concat([bytesOf(full).subarray(0, length)]))
  },
  open(file, flags = 'r') {
    const full = at(file)
    const kind = kindOf(full)
    const writes = typeof flags === 'string' ? /[wa+]/.test(flags) : (flags & 3) !== 0
    if (!kind && !writes) throw failure('ENOENT', 'open', file)
    if (!kind || (typeof flags === 'string' && flags.startsWith('w'))) put(full, Buffer.alloc(0))
    nextFd += 1
    descriptors.set(nextFd, {
      full,
      position: 0,
      get bytes() {
        return kindOf(full) === 'dir' ? Buffer.alloc(0) : bytesOf(full)
      },
    })
    return nextFd
  },
  close(fd) {
    if (!descriptors.delete(fd)) throw failure('EBADF', 'close')
  },
  read(fd, buffer, offset = 0, length = undefined, position = null) {
    if (offset && typeof offset === 'object')
      return sync.read(fd, buffer, offset.offset, offset.length, offset.position)
    const open = descriptor(fd)
    const from = typeof position === 'number' && position >= 0 ? position : open.position
    const chunk = open.bytes.subarray(from, from + (length ?? buffer.byteLength - offset))
    new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(chunk, offset)
    if (from === open.position) open.position += chunk.length
    return chunk.length
  },
  write(fd, data, ...rest) {
    if (fd === 1 || fd === 2) {
      host.log(tools.plain(String(data)))
      return data.length
    }
    const open = descriptor(fd)
    const offset = typeof data === 'string' ? 0 : (rest[0] ?? 0)
    const bytes =
      typeof data === 'string'
        ? Buffer.from(data)
        : toBytes(data).subarray(offset, rest[1] === undefined ? undefined : offset + rest[1])
    put(open.full, Buffer.concat([open.bytes, bytes]))
    return bytes.length
  },
  chmod() {},
  fchmod() {},
  chown() {},
  lchown() {},
  utimes() {},
  futimes() {},
  fsync() {},
  link: (from, to) => sync.copyFile(from, to),
  symlink: (from, to) => sync.copyFile(from, to),
}
sync.lstat = sync.stat
const descriptor = (fd) => {
  const open = descriptors.get(fd)
  if (!open) throw failure('EBADF', 'read')
  return open
}

module.exports = { sync, descriptor, mustFile, toBytes }
