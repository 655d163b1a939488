// The functions the harness inside the engine may call: its only way out, and each takes and gives plain values.
import { createHash, createHmac, randomBytes } from 'node:crypto'

const HASHES = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'ripemd160', 'rmd160'])
const MAX_RANDOM = 1 << 20

/**
 * @param context QuickJS context
 * @param run { witness, modules, files, life }, see run.mjs
 * @returns handle of the object holding the doors
 */
export function createDoors(context, { witness, modules, files, life }) {
  const text = (handle) => context.getString(handle)
  const string = (value) => context.newString(value)
  const json = (value) => string(JSON.stringify(value))
  const doors = {
    log: (line) => witness.log(text(line)),
    observe: (value) => witness.observe(text(value)),
    mark: () => witness.mark(),
    sink: (command) => witness.sink(text(command)),
    now: () => context.newNumber(life.clock.wallMs()),
    started: () => life.begin(),
    loading: (begins) => life.loading(context.dump(begins)),
    exit: (code) => life.exit(context.getNumber(code)),
    resolve: (spec, from) => json(modules.resolve(text(spec), text(from), 'require')),
    source: (id) => string(modules.source(text(id))),
    compile: (id) => modules.compile(text(id)),
    compileText: (source, name) => modules.compileText(text(source), text(name)),
    compileBuiltin: (id) => modules.compileBuiltin(text(id)),
    evaluateMain: () => modules.evaluateMain(),
    requireEsm: (id) => modules.requireEsm(text(id)),
    fileKind: (path) => string(files.isFile(text(path)) ? 'file' : files.isDir(text(path)) ? 'dir' : ''),
    fileBytes: (path) => context.newArrayBuffer(new Uint8Array(files.bytes(text(path)) ?? []).buffer),
    listDir: (path) => json(files.list(text(path))),
    random: (size) => string(randomBytes(Math.min(context.getNumber(size), MAX_RANDOM)).toString('hex')),
    digest: (algorithm, key, data) => string(digest(text(algorithm), text(key), text(data))),
  }
  const host = context.newObject()
  for (const [name, fn] of Object.entries(doors)) {
    context.newFunction(name, fn).consume((handle) => context.setProp(host, name, handle))
  }
  return host
}

/** Hexadecimal digest, or MAC when `key` is `k` and hexadecimal; empty for an algorithm that is not offered. */
function digest(algorithm, key, data) {
  const name = algorithm.toLowerCase().replace(/^rsa-/, '').replace('-', '')
  if (!HASHES.has(name)) return ''
  const hash = key === '' ? createHash(name) : createHmac(name, Buffer.from(key.slice(1), 'hex'))
  return hash.update(Buffer.from(data, 'hex')).digest('hex')
}
