const { host, settings, nextTick } = tools
const EventEmitter = require('events')

const stream = (fd) => ({
  fd,
  isTTY: false,
  columns: 80,
  writable: true,
  write: (text, ...rest) => {
    host.log(tools.plain(String(text)))
    const done = rest.find((item) => typeof item === 'function')
    if (done) nextTick(done)
    return true
  },
  end: () => {},
  on() {
    return this
  },
  once() {
    return this
  },
  emit: () => false,
  removeListener() {
    return this
  },
})

const process = Object.assign(new EventEmitter(), {
  title: 'node',
  version: 'v20.20.0',
  versions: { node: '20.20.0', v8: '11.3.244.8-node.33', modules: '115' },
  release: { name: 'node', lts: 'Iron' },
  arch: 'x64',
  platform: 'linux',
  pid: 4242,
  ppid: 4241,
  execPath: '/usr/bin/node',
  execArgv: [],
  argv: ['/usr/bin/node', settings.entry],
  argv0: 'node',
  env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', HOME: '/tmp', PWD: '/app' },
  config: { target_defaults: {}, variables: {} },
  features: {},
  exitCode: undefined,
  stdout: stream(1),
  stderr: stream(2),
  stdin: {
    fd: 0,
    isTTY: false,
    on() {},
    once() {},
    resume() {},
    pause() {},
    setEncoding() {},
    pipe: (to) => to,
  },
  nextTick,
  cwd: () => '/app',
  chdir: () => {},
  umask: () => 0o22,
  getuid: () => 1000,
  geteuid: () => 1000,
  getgid: () => 1000,
  getegid: () => 1000,
  getgroups: () => [1000],
  uptime: () => host.now() / 1000,
  memoryUsage: () => ({ rss: 5e7, heapTotal: 2e7, heapUsed: 1e7, external: 1e6, arrayBuffers: 1e5 }),
  cpuUsage: () => ({ user: Math.round(host.now() * 1000), system: 0 }),
  resourceUsage: () => ({ userCPUTime: Math.round(host.now() * 1000), systemCPUTime: 0, maxRSS: 50000 }),
  hrtime: Object.assign(
    (since) => {
      const now = host.now()
      let seconds = Math.floor(now / 1000)
      let nanos = Math.round((now % 1000) * 1e6)
      if (since) {
        seconds -= since[0]
        nanos -= since[1]
        if (nanos < 0) {
          seconds -= 1
          nanos += 1e9
        }
      }
      return [seconds, nanos]
    },
    { bigint: () => BigInt(Math.round(host.now() * 1e6)) },
  ),
  emitWarning: (warning) => host.log(tools.plain(`(warning) ${String(warning)}\n`)),
  exit: (code) => host.exit(Number(code ?? process.exitCode ?? 0)),
  abort: () => host.exit(134),
  kill: () => true,
  binding: (name) => {
    throw new Error(`No such module: ${name}`)
  },
  report: {},
  allowedNodeEnvironmentFlags: new Set(),
  setUncaughtExceptionCaptureCallback: () => {},
  hasUncaughtExceptionCaptureCallback: () => false,
})
process.memoryUsage.rss = () => 5e7
process.reallyExit = process.exit
Object.defineProperty(process, Symbol.toStringTag, { value: 'process' })
module.exports = process
