// Built-ins that exist so that packages load, and do nothing because there is nothing to do here.
const EventEmitter = require('events')
const unavailable = (name) => () => {
  throw Object.assign(new Error(`${name} is not available in this sandbox driver`), {
    code: 'ERR_TOCSIN_UNAVAILABLE',
  })
}
const each = (module, names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, unavailable(`${module}.${name}`)]))
const notFound = (host, ...rest) => {
  const callback = rest.find((item) => typeof item === 'function')
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    hostname: host,
  })
  if (callback) setImmediate(callback, error)
}
const rejected = (host) =>
  Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }))
const lookup = (host, ...rest) =>
  host === 'localhost' || host === '127.0.0.1'
    ? void setImmediate(rest.pop(), null, '127.0.0.1', 4)
    : notFound(host, ...rest)
const resolvers =
  'resolve resolve4 resolve6 resolveMx resolveTxt resolveSrv resolveNs resolveCname resolvePtr resolveAny reverse'

const modules = {
  dns: () => ({
    lookup,
    ...Object.fromEntries(resolvers.split(' ').map((name) => [name, notFound])),
    Resolver: EventEmitter,
    setServers() {},
    getServers: () => [],
    setDefaultResultOrder() {},
    promises: modules['dns/promises'](),
  }),
  'dns/promises': () => Object.fromEntries(`lookup ${resolvers}`.split(' ').map((name) => [name, rejected])),
  tty: () => ({
    isatty: () => false,
    ReadStream: class extends EventEmitter {},
    WriteStream: class extends EventEmitter {},
  }),
  readline: () => ({
    createInterface: () =>
      Object.assign(new EventEmitter(), {
        question() {},
        close() {},
        prompt() {},
        setPrompt() {},
        write() {},
      }),
    clearLine: () => true,
    cursorTo: () => true,
    moveCursor: () => true,
    clearScreenDown: () => true,
    emitKeypressEvents() {},
    Interface: EventEmitter,
  }),
  'readline/promises': () => modules.readline(),
  worker_threads: () => ({
    isMainThread: true,
    parentPort: null,
    workerData: null,
    threadId: 0,
    resourceLimits: {},
    Worker: class {
      constructor() {
        unavailable('worker_threads.Worker')()
      }
    },
    MessageChannel: class {
      port1 = new EventEmitter()
      port2 = new EventEmitter()
    },
    MessagePort: EventEmitter,
  }),
  cluster: () => ({
    isMaster: true,
    isPrimary: true,
    isWorker: false,
    workers: {},
    ...each('cluster', 'fork setupMaster setupPrimary'),
  }),
  dgram: () => each('dgram', 'createSocket'),
  http2: () => ({ constants: {}, ...each('http2', 'connect createServer createSecureServer') }),
  inspector: () => ({ url: () => undefined, ...each('inspector', 'open close') }),
  v8: () => ({
    getHeapStatistics: () => ({
      heap_size_limit: 2 ** 27,
      total_heap_size: 2 ** 24,
      used_heap_size: 2 ** 23,
    }),
    setFlagsFromString() {},
    serialize: (value) => Buffer.from(JSON.stringify(value)),
    deserialize: (bytes) => JSON.parse(Buffer.from(bytes).toString()),
  }),
  domain: () => ({
    create: () => Object.assign(new EventEmitter(), { run: (fn) => fn(), add() {}, bind: (fn) => fn }),
  }),
  diagnostics_channel: () => ({
    channel: (name) => ({ name, hasSubscribers: false, publish() {}, subscribe() {}, unsubscribe() {} }),
    hasSubscribers: () => false,
    subscribe() {},
    unsubscribe() {},
  }),
  repl: () => each('repl', 'start'),
  trace_events: () => ({ createTracing: () => ({ enable() {}, disable() {} }) }),
  wasi: () => each('wasi', 'WASI'),
  sys: () => require('util'),
  console: () =>
    Object.assign(globalThis.console, {
      Console: class {
        constructor() {
          Object.assign(this, globalThis.console)
        }
      },
    }),
  constants: () => ({ ...require('node:fs').constants, ...require('node:os').constants.signals }),
  zlib: () => {
    const { PassThrough } = require('node:stream')
    const names = 'gzip gunzip deflate inflate deflateRaw inflateRaw unzip brotliCompress brotliDecompress'
    const made = Object.fromEntries(
      'Gzip Gunzip Deflate Inflate DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress'
        .split(' ')
        .map((name) => [`create${name}`, () => new PassThrough()]),
    )
    return {
      ...made,
      ...each(
        'zlib',
        names
          .split(' ')
          .map((name) => `${name} ${name}Sync`)
          .join(' '),
      ),
      crc32: unavailable('zlib.crc32'),
      constants: {
        Z_NO_FLUSH: 0,
        Z_PARTIAL_FLUSH: 1,
        Z_SYNC_FLUSH: 2,
        Z_FULL_FLUSH: 3,
        Z_FINISH: 4,
        Z_DEFAULT_COMPRESSION: -1,
        BROTLI_PARAM_QUALITY: 1,
      },
      Z_SYNC_FLUSH: 2,
      Z_DEFAULT_COMPRESSION: -1,
    }
  },
  tls: () => ({
    ...each('tls', 'connect createServer createSecureContext'),
    rootCertificates: [],
    TLSSocket: EventEmitter,
    DEFAULT_ECDH_CURVE: 'auto',
    checkServerIdentity: () => undefined,
  }),
}

module.exports = modules
