// Read-only files of the build, the web root and the canary, under a writable layer that lives in this run only.
const { host } = tools
const path = require('node:path')

const written = new Map()
const directories = new Set(['/tmp'])
const descriptors = new Map()
let nextFd = 20
let clock = 1_600_000_000_000

const ERRNO = {
  ENOENT: -2,
  EBADF: -9,
  EEXIST: -17,
  ENOTDIR: -20,
  EISDIR: -21,
  EINVAL: -22,
  EROFS: -30,
  ENOTEMPTY: -39,
  ENAMETOOLONG: -36,
}
const TEXT = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  EBADF: 'bad file descriptor',
  ENOTEMPTY: 'directory not empty',
  EINVAL: 'invalid argument',
}
const failure = (code, syscall, file) =>
  Object.assign(
    new Error(`${code}: ${TEXT[code] ?? code}, ${syscall}${file === undefined ? '' : ` '${file}'`}`),
    {
      errno: ERRNO[code] ?? -1,
      code,
      syscall,
      ...(file === undefined ? {} : { path: file }),
    },
  )

const nameOf = (file) => {
  if (Buffer.isBuffer(file)) file = file.toString()
  else if (file && typeof file === 'object' && file.href) file = require('url').fileURLToPath(file)
  if (typeof file !== 'string') {
    throw Object.assign(
      new TypeError('The "path" argument must be of type string or an instance of Buffer or URL.'),
      { code: 'ERR_INVALID_ARG_TYPE' },
    )
  }
  if (file.includes('\0')) {
    throw Object.assign(new TypeError("The argument 'path' must be a string without null bytes."), {
      code: 'ERR_INVALID_ARG_VALUE',
    })
  }
  return file
}
const at = (file) => path.resolve('/app', nameOf(file))

/** 'file' | 'dir' | undefined */
const kindOf = (full) => {
  if (written.has(full)) return written.get(full) === null ? undefined : 'file'
  if (directories.has(full)) return 'dir'
  return host.fileKind(full) || undefined
}
const bytesOf = (full) => written.get(full) ?? Buffer.from(host.fileBytes(full))

class Stats {
  constructor(kind, size) {
    const time = new Date(clock)
    Object.assign(this, {
      dev: 1,
      ino: size + 1,
      mode: kind === 'dir' ? 0o40755 : 0o100644,
      nlink: 1,
      uid: 1000,
      gid: 1000,
      rdev: 0,
      size,
      blksize: 4096,
      blocks: Math.ceil(size / 512),
      atimeMs: clock,
      mtimeMs: clock,
      ctimeMs: clock,
      birthtimeMs: clock,
      atime: time,
      mtime: time,
      ctime: time,
      birthtime: time,
    })
  }
  isFile() {
    return (this.mode & 0o170000) === 0o100000
  }
  isDirectory() {
    return (this.mode & 0o170000) === 0o040000
  }
  isSymbolicLink() {
    return false
  }
  isFIFO() {
    return false
  }
  isSocket() {
    return false
  }
  isBlockDevice() {
    return false
  }
  isCharacterDevice() {
    return false
  }
}
class Dirent {
  constructor(name, parent, kind) {
    this.name = name
    this.parentPath = parent
    this.path = parent
    this.kind = kind
  }
  isFile() {
    return this.kind === 'file'
  }
  isDirectory() {
    return this.kind === 'dir'
  }
  isSymbolicLink() {
    return false
  }
}

const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding)
const mustFile = (file, syscall) => {
  const full = at(file)
  const kind = kindOf(full)
  if (!kind) throw failure('ENOENT', syscall, file)
  if (kind === 'dir') throw failure('EISDIR', syscall === 'open' ? 'read' : syscall)
  return full
}
const put = (full, bytes) => {
  const parent = kindOf(path.dirname(full))
  if (!parent) throw failure('ENOENT', 'open', full)
  if (kindOf(full) === 'dir') throw failure('EISDIR', 'open', full)
  written.set(full, bytes)
  clock += 1
}
const toBytes = (data, options) =>
  typeof data === 'string'
    ? Buffer.from(data, encodingOf(options) ?? 'utf8')
    : ArrayBuffer.isView(data)
      ? Buffer.from(data)
      : Buffer.from(String(data))

const namesIn = (full) => {
  const names = new Set(host.fileKind(full) === 'dir' ? JSON.parse(host.listDir(full)) : [])
  for (const [file, bytes] of written) {
    if (path.dirname(file) !== full) continue
    bytes === null ? names.delete(path.basename(file)) : names.add(path.basename(file))
  }
  for (const dir of directories) if (dir !== full && path.dirname(dir) === full) names.add(path.basename(dir))
  return [...names].sort()
}

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

const fs = {
  Stats,
  Dirent,
  constants: {
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    COPYFILE_EXCL: 1,
    O_RDONLY: 0,
    O_WRONLY: 1,
    O_RDWR: 2,
    O_CREAT: 64,
    O_EXCL: 128,
    O_TRUNC: 512,
    O_APPEND: 1024,
    S_IFMT: 0o170000,
    S_IFREG: 0o100000,
    S_IFDIR: 0o40000,
    S_IFLNK: 0o120000,
  },
}
Object.assign(fs, fs.constants)
const promises = { constants: fs.constants }
for (const [name, run] of Object.entries(sync)) {
  fs[`${name}Sync`] = run
  promises[name] = async (...args) => run(...args)
  fs[name] = (...args) => {
    const at = args.findLastIndex((arg) => typeof arg === 'function')
    if (at < 0)
      throw Object.assign(new TypeError('The "cb" argument must be of type function. Received undefined'), {
        code: 'ERR_INVALID_ARG_TYPE',
      })
    const callback = args[at]
    const given = args.slice(0, at)
    setImmediate(() => {
      let value
      try {
        value = run(...given)
      } catch (error) {
        callback(error)
        return
      }
      if (name === 'read') callback(null, value, given[1])
      else value === undefined ? callback(null) : callback(null, value)
    })
  }
}
fs.realpathSync.native = sync.realpath
fs.realpath.native = fs.realpath
fs.existsSync = (file) => {
  try {
    return kindOf(at(file)) !== undefined
  } catch {
    return false
  }
}
fs.exists = (file, callback) => void setImmediate(callback, fs.existsSync(file))
fs.opendirSync = (file) => {
  const entries = sync.readdir(file, { withFileTypes: true })
  return {
    path: file,
    readSync: () => entries.shift() ?? null,
    closeSync() {},
    async *[Symbol.asyncIterator]() {
      yield* entries
    },
  }
}
promises.opendir = async (file) => fs.opendirSync(file)
promises.open = async (file, flags) => {
  const fd = sync.open(file, flags)
  return {
    fd,
    readFile: async (options) => sync.readFile(fd, options),
    writeFile: async (data, options) => sync.writeFile(fd, data, options),
    read: async (buffer, ...rest) => ({ bytesRead: sync.read(fd, buffer, ...rest), buffer }),
    stat: async () => sync.fstat(fd),
    close: async () => sync.close(fd),
  }
}
fs.promises = promises
const inertWatcher = () => Object.assign(new (require('events'))(), { close() {}, ref() {}, unref() {} })
fs.watch = inertWatcher
fs.watchFile = inertWatcher
fs.unwatchFile = () => {}

fs.createReadStream = (file, options = {}) => {
  const settings = typeof options === 'string' ? { encoding: options } : (options ?? {})
  const { Readable } = require('node:stream')
  let done = false
  const stream = new Readable({
    encoding: settings.encoding,
    read() {
      if (done) return
      done = true
      try {
        const bytes =
          typeof settings.fd === 'number' ? descriptor(settings.fd).bytes : bytesOf(mustFile(file, 'open'))
        stream.bytesRead = bytes.length
        this.push(
          Buffer.from(
            bytes.subarray(settings.start ?? 0, settings.end === undefined ? undefined : settings.end + 1),
          ),
        )
        this.push(null)
      } catch (error) {
        this.destroy(error)
      }
    },
  })
  stream.path = file
  stream.fd = null
  stream.close = (callback) => {
    stream.destroy()
    callback?.()
  }
  setImmediate(() => {
    if (typeof settings.fd === 'number' || fs.existsSync(file)) {
      stream.emit('open', 20)
      stream.emit('ready')
    }
  })
  return stream
}
fs.createWriteStream = (file, options = {}) => {
  const { Writable } = require('node:stream')
  const append = typeof options === 'object' && options.flags?.startsWith('a')
  const chunks = append && fs.existsSync(file) ? [sync.readFile(file)] : []
  const stream = new Writable({
    write(chunk, encoding, callback) {
      chunks.push(toBytes(chunk, encoding))
      callback()
    },
    final(callback) {
      try {
        put(at(file), Buffer.concat(chunks))
        callback()
      } catch (error) {
        callback(error)
      }
    },
  })
  stream.path = file
  stream.close = (callback) => stream.end(callback)
  setImmediate(() => stream.emit('open', 20))
  return stream
}
fs.ReadStream = function ReadStream(file, options) {
  return fs.createReadStream(file, options)
}
fs.WriteStream = function WriteStream(file, options) {
  return fs.createWriteStream(file, options)
}
module.exports = fs
