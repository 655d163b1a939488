const EventEmitter = require('events')

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/
const isIPv4 = (text) => V4.test(String(text))
const isIPv6 = (text) => {
  const address = String(text).split('%')[0]
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(address)) return false
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const count = groups.length + (last.includes('.') ? 1 : 0)
  if (last.includes('.') && !isIPv4(last)) return false
  if (
    !groups.slice(0, last.includes('.') ? -1 : undefined).every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
  )
    return false
  return halves.length === 2 ? count < 8 : count === 8
}

/** A socket that leads nowhere: what a request's `socket` is, and what connecting answers. */
const Socket = function Socket() {
  const { Duplex } = require('node:stream')
  const socket = new Duplex({
    read() {},
    write(_chunk, _encoding, callback) {
      callback()
    },
  })
  Object.setPrototypeOf(socket, Object.assign(Object.create(Object.getPrototypeOf(socket)), Socket.prototype))
  return Object.assign(socket, {
    remoteAddress: '127.0.0.1',
    remotePort: 50000,
    remoteFamily: 'IPv4',
    localAddress: '127.0.0.1',
    localPort: 80,
    connecting: false,
    encrypted: false,
    bytesRead: 0,
    bytesWritten: 0,
    setTimeout: () => socket,
    setNoDelay: () => socket,
    setKeepAlive: () => socket,
    ref: () => socket,
    unref: () => socket,
    address: () => ({ address: '127.0.0.1', port: 80, family: 'IPv4' }),
    connect: (...args) => refuse(socket, args),
  })
}
const refuse = (socket, args) => {
  const port = args[0]?.port ?? args[0]
  setImmediate(() =>
    socket.destroy(
      Object.assign(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`), {
        code: 'ECONNREFUSED',
        syscall: 'connect',
        port,
      }),
    ),
  )
  return socket
}
const connect = (...args) => refuse(new Socket(), args)

let nextPort = 40000
class Server extends EventEmitter {
  listening = false
  listen(...args) {
    const callback = args.find((arg) => typeof arg === 'function')
    const first = args[0]
    const asked = Number(typeof first === 'object' && first !== null ? first.port : first) || 0
    if (asked === 0) nextPort += 1
    this.port = asked || nextPort
    this.listening = true
    if (callback) this.once('listening', callback)
    setImmediate(() => this.emit('listening'))
    return this
  }
  address() {
    return this.listening ? { address: '127.0.0.1', family: 'IPv4', port: this.port } : null
  }
  close(callback) {
    this.listening = false
    setImmediate(() => {
      this.emit('close')
      callback?.()
    })
    return this
  }
  ref() {
    return this
  }
  unref() {
    return this
  }
  getConnections(callback) {
    setImmediate(callback, null, 0)
  }
}

module.exports = {
  Socket,
  Stream: Socket,
  Server,
  connect,
  createConnection: connect,
  createServer: (...args) => {
    const server = new Server()
    const listener = args.find((arg) => typeof arg === 'function')
    if (listener) server.on('connection', listener)
    return server
  },
  isIP: (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
  isIPv4,
  isIPv6,
}
