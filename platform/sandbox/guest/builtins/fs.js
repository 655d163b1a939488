// Node's `fs`: callbacks, promises and streams over the synchronous calls.
const { at, bytesOf, Dirent, kindOf, put, Stats } = require('fs-layer')
const { descriptor, mustFile, sync, toBytes } = require('fs-calls')

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
