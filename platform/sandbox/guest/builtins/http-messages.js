// Messages of the in-memory HTTP: what a server is asked with, and what it answers on.
const { Readable, Writable } = require('node:stream')
const net = require('node:net')

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/
const fault = (code, message) => Object.assign(new TypeError(message), { code })
const checkHeader = (name, value) => {
  if (!TOKEN.test(String(name)))
    throw fault('ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`)
  if (value === undefined)
    throw fault('ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "${value}" for header "${name}"`)
  for (const item of Array.isArray(value) ? value : [value]) {
    if (/[\r\n\0]/.test(String(item)))
      throw fault('ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`)
  }
}

class IncomingMessage extends Readable {
  constructor(socket = new net.Socket()) {
    super({ read() {} })
    Object.assign(this, {
      socket,
      connection: socket,
      client: socket,
      httpVersion: '1.1',
      httpVersionMajor: 1,
      httpVersionMinor: 1,
      headers: {},
      rawHeaders: [],
      trailers: {},
      rawTrailers: [],
      complete: false,
      aborted: false,
      url: '',
      method: null,
      statusCode: null,
      statusMessage: null,
    })
  }
  setTimeout() {
    return this
  }
  get headersDistinct() {
    return Object.fromEntries(Object.entries(this.headers).map(([name, value]) => [name, [].concat(value)]))
  }
}
const giveHeaders = (message, sent) => {
  for (const [name, value] of Object.values(sent)) {
    const key = name.toLowerCase()
    for (const item of [].concat(value)) message.rawHeaders.push(name, String(item))
    message.headers[key] =
      key === 'set-cookie' ? [].concat(value).map(String) : [].concat(value).map(String).join(', ')
  }
}

class OutgoingMessage extends Writable {
  constructor() {
    super()
    Object.assign(this, {
      sent: Object.create(null),
      headersSent: false,
      chunks: [],
      sendDate: true,
      finished: false,
      _header: null,
      shouldKeepAlive: false,
    })
  }
  setHeader(name, value) {
    if (this.headersSent)
      throw Object.assign(new Error('Cannot set headers after they are sent to the client'), {
        code: 'ERR_HTTP_HEADERS_SENT',
      })
    checkHeader(name, value)
    this.sent[String(name).toLowerCase()] = [String(name), value]
    return this
  }
  setHeaders(headers) {
    for (const [name, value] of headers) this.setHeader(name, value)
    return this
  }
  appendHeader(name, value) {
    const before = this.getHeader(name)
    return this.setHeader(name, before === undefined ? value : [].concat(before, value))
  }
  getHeader(name) {
    return this.sent[String(name).toLowerCase()]?.[1]
  }
  hasHeader(name) {
    return String(name).toLowerCase() in this.sent
  }
  removeHeader(name) {
    delete this.sent[String(name).toLowerCase()]
  }
  getHeaders() {
    return Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(this.sent).map(([key, [, value]]) => [key, value])),
    )
  }
  getHeaderNames() {
    return Object.keys(this.sent)
  }
  getRawHeaderNames() {
    return Object.values(this.sent).map(([name]) => name)
  }
  get _headers() {
    return this.getHeaders()
  }
  flushHeaders() {
    this.sendHeaders()
  }
  sendHeaders() {
    this.headersSent = true
    this._header ??= 'sent'
  }
  setTimeout() {
    return this
  }
  addTrailers() {}
  _write(chunk, encoding, callback) {
    this.sendHeaders()
    this.chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, encoding))
    callback()
  }
  end(...args) {
    this.finished = true
    return super.end(...args)
  }
}

class ServerResponse extends OutgoingMessage {
  constructor(request) {
    super()
    Object.assign(this, {
      req: request,
      statusCode: 200,
      statusMessage: undefined,
      socket: request?.socket ?? null,
      connection: request?.socket ?? null,
    })
  }
  writeHead(status, ...rest) {
    if (this.headersSent)
      throw Object.assign(new Error('Cannot write headers after they are sent to the client'), {
        code: 'ERR_HTTP_HEADERS_SENT',
      })
    this.statusCode = status | 0
    if (typeof rest[0] === 'string') this.statusMessage = rest.shift()
    const headers = rest[0] ?? {}
    if (Array.isArray(headers))
      for (let i = 0; i < headers.length; i += 2) this.setHeader(headers[i], headers[i + 1])
    else for (const name of Object.keys(headers)) this.setHeader(name, headers[name])
    this.sendHeaders()
    return this
  }
  writeContinue() {}
  writeProcessing() {}
  assignSocket() {}
  detachSocket() {}
  _final(callback) {
    this.sendHeaders()
    this.deliver?.()
    callback()
    setImmediate(() => this.emit('close'))
  }
}

module.exports = { checkHeader, fault, giveHeaders, IncomingMessage, OutgoingMessage, ServerResponse }
