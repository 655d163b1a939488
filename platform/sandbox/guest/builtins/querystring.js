const polyfill = require('polyfill:querystring-es3')
const decode = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return globalThis.unescape(text)
  }
}
module.exports = {
  ...polyfill,
  parse: polyfill.parse,
  decode: polyfill.parse,
  encode: polyfill.stringify,
  escape: encodeURIComponent,
  unescape: decode,
}
