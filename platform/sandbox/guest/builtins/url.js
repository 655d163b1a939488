const polyfill = require('polyfill:url/')
const whatwg = () => require('whatwg-url')
const PATH_ESCAPES = {
  '%': '%25',
  '\\': '%5C',
  '\n': '%0A',
  '\r': '%0D',
  '\t': '%09',
  '?': '%3F',
  '#': '%23',
}

module.exports = {
  ...polyfill,
  get URL() {
    return whatwg().URL
  },
  get URLSearchParams() {
    return whatwg().URLSearchParams
  },
  fileURLToPath: (url) => {
    const parsed = typeof url === 'string' ? new (whatwg().URL)(url) : url
    if (parsed.protocol !== 'file:') throw new TypeError('The URL must be of scheme file')
    return decodeURIComponent(parsed.pathname)
  },
  pathToFileURL: (path) => {
    const absolute = require('node:path')
      .resolve(path)
      .replace(/[%\\\n\r\t?#]/g, (char) => PATH_ESCAPES[char])
    return new (whatwg().URL)(`file://${absolute}`)
  },
  domainToASCII: (domain) => {
    try {
      return new (whatwg().URL)(`http://${domain}`).hostname
    } catch {
      return ''
    }
  },
  domainToUnicode: (domain) => domain,
  urlToHttpOptions: (url) => ({
    protocol: url.protocol,
    hostname: url.hostname,
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: `${url.pathname}${url.search}`,
    href: url.href,
    ...(url.port ? { port: Number(url.port) } : {}),
  }),
}
