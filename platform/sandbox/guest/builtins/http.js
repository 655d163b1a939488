// Servers and requests of one run meet in memory: a package that serves files can be asked in-process.
const net = require('node:net')
const {
  checkHeader,
  fault,
  giveHeaders,
  IncomingMessage,
  OutgoingMessage,
  ServerResponse,
} = require('http-messages')

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
