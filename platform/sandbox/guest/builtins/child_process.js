// A recorder: it shows that a command was reached, never runs one. The host keeps what carries the nonce.
const EventEmitter = require('events')
const { host } = tools

// An argument of a program started without a shell is data; in a command line, or given to a shell, it is code.
const SHELL = /^(?:.*[\\/])?(?:ba|da|a|z|k)?sh(?:\.exe)?$|^(?:.*[\\/])?(?:cmd|powershell|pwsh)(?:\.exe)?$/i
const record = (kind, file, args, options = {}) => {
  const words = [String(file)]
  if (Array.isArray(args) && (options.shell || SHELL.test(words[0])))
    for (const arg of args) words.push(String(arg))
  if (typeof options.shell === 'string') words.unshift(options.shell)
  host.sink(tools.plain(`child_process.${kind}: ${words.join(' ')}`))
}
const optionsOf = (args) => args.find((arg) => arg && typeof arg === 'object' && !Array.isArray(arg)) ?? {}
const callbackOf = (args) => args.find((arg) => typeof arg === 'function')

const fakeChild = () => {
  const { PassThrough } = require('node:stream')
  const child = Object.assign(new EventEmitter(), {
    pid: 4300,
    killed: false,
    exitCode: null,
    signalCode: null,
    connected: false,
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    kill: () => true,
    ref() {},
    unref() {},
    send: () => false,
    disconnect() {},
  })
  child.stdio = [child.stdin, child.stdout, child.stderr]
  child.stdin.resume()
  setImmediate(() => {
    child.exitCode = 0
    child.stdout.end()
    child.stderr.end()
    child.emit('spawn')
    child.emit('exit', 0, null)
    setImmediate(() => child.emit('close', 0, null))
  })
  return child
}

const asynchronous =
  (kind, hasArgs) =>
  (file, ...rest) => {
    const options = optionsOf(rest)
    record(kind, file, hasArgs ? rest[0] : undefined, options)
    if (options.shell) record(`${kind} shell`, options.shell, [])
    const callback = callbackOf(rest)
    const child = fakeChild()
    if (callback) child.on('close', () => callback(null, '', ''))
    return child
  }
const synchronous =
  (kind, hasArgs) =>
  (file, ...rest) => {
    const options = optionsOf(rest)
    record(kind, file, hasArgs ? rest[0] : undefined, options)
    return options.encoding && options.encoding !== 'buffer' ? '' : Buffer.alloc(0)
  }
const promised =
  (run) =>
  (...args) =>
    new Promise((done) => run(...args, (_error, stdout, stderr) => done({ stdout, stderr })))
const withPromise = (run) =>
  Object.defineProperty(run, Symbol.for('nodejs.util.promisify.custom'), { value: promised(run) })

const execSync = synchronous('execSync', false)
const execFileSync = synchronous('execFileSync', true)
module.exports = {
  exec: withPromise(asynchronous('exec', false)),
  execFile: withPromise(asynchronous('execFile', true)),
  spawn: asynchronous('spawn', true),
  fork: asynchronous('fork', true),
  execSync,
  execFileSync,
  spawnSync: (file, ...rest) => {
    const empty = synchronous('spawnSync', true)(file, ...rest)
    return { pid: 4300, status: 0, signal: null, stdout: empty, stderr: empty, output: [null, empty, empty] }
  },
  ChildProcess: EventEmitter,
}
