// The files one run sees: those of the build, the web root and the canary, read-only, under a writable layer
// that lives in this run only.
const { host } = tools
const path = require('node:path')

const written = new Map()
const directories = new Set(['/tmp'])
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
const put = (full, bytes) => {
  const parent = kindOf(path.dirname(full))
  if (!parent) throw failure('ENOENT', 'open', full)
  if (kindOf(full) === 'dir') throw failure('EISDIR', 'open', full)
  written.set(full, bytes)
  clock += 1
}
const namesIn = (full) => {
  const names = new Set(host.fileKind(full) === 'dir' ? JSON.parse(host.listDir(full)) : [])
  for (const [file, bytes] of written) {
    if (path.dirname(file) !== full) continue
    bytes === null ? names.delete(path.basename(file)) : names.add(path.basename(file))
  }
  for (const dir of directories) if (dir !== full && path.dirname(dir) === full) names.add(path.basename(dir))
  return [...names].sort()
}

module.exports = { written, directories, failure, at, kindOf, bytesOf, Stats, Dirent, put, namesIn }
