// Servers and requests of one run meet in memory: a package that serves files can be asked in-process.
const { Readable, Writable } = require('node:stream')
const net = require('node:net')

const STATUS_CODES = {
  100: 'Continue',
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
const METHODS =
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'.split(
    ' ',
  )
const servers = new Map()

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

class Server extends net.Server {
  constructor(options, listener) {
    super()
    Object.assign(this, {
      timeout: 0,
      keepAliveTimeout: 5000,
      headersTimeout: 60000,
      requestTimeout: 300000,
      maxHeadersCount: null,
    })
    const handler = typeof options === 'function' ? options : listener
    if (handler) this.on('request', handler)
  }
  listen(...args) {
    super.listen(...args)
    servers.set(this.port, this)
    return this
  }
  close(callback) {
    servers.delete(this.port)
    return super.close(callback)
  }
  setTimeout() {
    return this
  }
  closeAllConnections() {}
  closeIdleConnections() {}
}

const optionsOf = (args) => {
  const [first, second] = args
  const given = typeof second === 'object' && second !== null ? second : {}
  if (typeof first === 'object' && first !== null && !first.href) return first
  const { urlToHttpOptions } = require('url')
  return { ...urlToHttpOptions(typeof first === 'string' ? new URL(first) : first), ...given }
}

class ClientRequest extends OutgoingMessage {
  constructor(options, callback) {
    super()
    const path = String(options.path ?? '/')
    // Node refuses these before anything is sent: HTTP request splitting (CVE-2018-12116).
    if (/[^\u0021-\u00ff]/.test(path))
      throw fault('ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters')
    Object.assign(this, {
      method: String(options.method ?? 'GET').toUpperCase(),
      path,
      host: options.hostname ?? options.host ?? 'localhost',
      options,
      aborted: false,
      socket: new net.Socket(),
    })
    this.setHeader('Host', options.port ? `${this.host}:${options.port}` : this.host)
    for (const [name, value] of Object.entries(options.headers ?? {})) this.setHeader(name, value)
    if (options.auth) this.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`)
    if (callback) this.once('response', callback)
  }
  setNoDelay() {}
  setSocketKeepAlive() {}
  abort() {
    this.aborted = true
    this.destroy()
  }
  _final(callback) {
    this.sendHeaders()
    callback()
    setImmediate(() => this.ask())
  }
  ask() {
    if (this.aborted) return
    const server = servers.get(Number(this.options.port ?? 80))
    const local = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0)$/.test(String(this.host))
    if (!server || !local) {
      const code = local ? 'ECONNREFUSED' : 'ENOTFOUND'
      this.emit(
        'error',
        Object.assign(new Error(`${local ? 'connect' : 'getaddrinfo'} ${code} ${this.host}`), {
          code,
          hostname: this.host,
        }),
      )
      return
    }
    const request = Object.assign(new IncomingMessage(), {
      method: this.method,
      url: this.path,
      complete: true,
    })
    giveHeaders(request, this.sent)
    for (const chunk of this.chunks) request.push(chunk)
    request.push(null)
    const response = new ServerResponse(request)
    response.deliver = () => this.answer(response)
    server.emit('request', request, response)
  }
  answer(response) {
    const message = Object.assign(new IncomingMessage(), {
      statusCode: response.statusCode,
      statusMessage: response.statusMessage ?? STATUS_CODES[response.statusCode] ?? '',
      complete: true,
      req: this,
    })
    giveHeaders(message, response.sent)
    if (this.method !== 'HEAD') for (const chunk of response.chunks) message.push(chunk)
    message.push(null)
    this.res = message
    if (!this.emit('response', message)) message.resume()
    setImmediate(() => this.emit('close'))
  }
}

class Agent extends require('events') {
  constructor(options = {}) {
    super()
    Object.assign(this, {
      options,
      requests: {},
      sockets: {},
      freeSockets: {},
      maxSockets: options.maxSockets ?? Infinity,
      defaultPort: 80,
      protocol: 'http:',
    })
  }
  destroy() {}
}

const moduleFor = (protocol) => {
  const request = (...args) =>
    new ClientRequest(
      { ...optionsOf(args) },
      args.find((arg) => typeof arg === 'function'),
    )
  return {
    METHODS,
    STATUS_CODES,
    Agent,
    globalAgent: Object.assign(new Agent(), { protocol }),
    IncomingMessage,
    OutgoingMessage,
    ServerResponse,
    ClientRequest,
    Server,
    createServer: (options, listener) => new Server(options, listener),
    request,
    get: (...args) => request(...args).end(),
    maxHeaderSize: 16384,
    validateHeaderName: (name) => checkHeader(name, ''),
    validateHeaderValue: checkHeader,
  }
}
module.exports = { ...moduleFor('http:'), https: moduleFor('https:') }
