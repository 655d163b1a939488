const polyfill = require('polyfill:buffer/')
const { Buffer } = polyfill

// The polyfill knows utf8, hex, ascii, latin1, base64 and utf16le; Node also knows base64url.
const toBase64 = (text) => text.replace(/-/g, '+').replace(/_/g, '/')
const { from, isEncoding } = Buffer
const nativeToString = Buffer.prototype.toString
Buffer.isEncoding = (encoding) => String(encoding).toLowerCase() === 'base64url' || isEncoding(encoding)
Buffer.from = (value, encoding, length) =>
  typeof value === 'string' && String(encoding).toLowerCase() === 'base64url'
    ? from(toBase64(value), 'base64')
    : from(value, encoding, length)
Object.defineProperty(Buffer.prototype, 'toString', {
  configurable: true,
  writable: true,
  enumerable: false,
  value(encoding, start, end) {
    if (String(encoding).toLowerCase() !== 'base64url') return nativeToString.call(this, encoding, start, end)
    return nativeToString
      .call(this, 'base64', start, end)
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '')
  },
})

const atob = (text) => Buffer.from(String(text), 'base64').toString('latin1')
const btoa = (text) => {
  for (const char of String(text)) if (char.charCodeAt(0) > 255) throw new Error('Invalid character')
  return Buffer.from(String(text), 'latin1').toString('base64')
}

class Blob {
  constructor(parts = [], { type = '' } = {}) {
    this.type = type
    Object.defineProperty(this, 'bytes', {
      value: Buffer.concat(parts.map((part) => (part instanceof Blob ? part.bytes : Buffer.from(part)))),
    })
  }
  get size() {
    return this.bytes.length
  }
  async text() {
    return this.bytes.toString()
  }
  async arrayBuffer() {
    return new Uint8Array(this.bytes).buffer
  }
  slice(start, end, type) {
    return new Blob([this.bytes.subarray(start, end)], { type })
  }
}

Object.assign(exports, polyfill, {
  Buffer,
  Blob,
  atob,
  btoa,
  isUtf8: (bytes) => Buffer.from(bytes).equals(Buffer.from(Buffer.from(bytes).toString())),
  isAscii: (bytes) => bytes.every((byte) => byte < 128),
  constants: { MAX_LENGTH: polyfill.kMaxLength, MAX_STRING_LENGTH: 0x1fffffe8 },
  transcode: (source, fromEncoding, toEncoding) => Buffer.from(source.toString(fromEncoding), toEncoding),
})
