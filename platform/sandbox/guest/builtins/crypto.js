// Digests and random bytes are computed by the host; everything else is honestly missing.
const { host } = tools
const bytesOf = (value, encoding) =>
  typeof value === 'string'
    ? Buffer.from(value, encoding)
    : Buffer.from(value.buffer ?? value, value.byteOffset, value.byteLength)
const wrap = (buffer, encoding) => (encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer)
const digestOf = (algorithm, key, data) => {
  const hex = host.digest(
    String(algorithm),
    key === undefined ? '' : `k${key.toString('hex')}`,
    data.toString('hex'),
  )
  if (hex === '')
    throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' })
  return Buffer.from(hex, 'hex')
}

class Digest {
  constructor(algorithm, key) {
    digestOf(algorithm, key, Buffer.alloc(0))
    Object.defineProperty(this, 'state', { value: { algorithm, key, chunks: [], done: false } })
  }
  update(data, encoding) {
    if (this.state.done) throw new Error('Digest already called')
    if (typeof data !== 'string' && !ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer))
      throw Object.assign(
        new TypeError(
          'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.',
        ),
        { code: 'ERR_INVALID_ARG_TYPE' },
      )
    this.state.chunks.push(Buffer.from(bytesOf(data, encoding)))
    return this
  }
  digest(encoding) {
    if (this.state.done) throw new Error('Digest already called')
    this.state.done = true
    return wrap(digestOf(this.state.algorithm, this.state.key, Buffer.concat(this.state.chunks)), encoding)
  }
  write(data, encoding) {
    this.update(data, encoding)
    return true
  }
  end(data, encoding) {
    if (data !== undefined) this.update(data, encoding)
  }
  read() {
    return this.digest()
  }
  on() {
    return this
  }
  copy() {
    const copy = new this.constructor(this.state.algorithm, this.state.key)
    copy.state.chunks.push(...this.state.chunks)
    return copy
  }
}
class Hash extends Digest {}
class Hmac extends Digest {}

const randomBytes = (size, callback) => {
  if (!(Number.isInteger(size) && size >= 0 && size <= 1 << 20))
    throw Object.assign(new RangeError('The value of "size" is out of range.'), { code: 'ERR_OUT_OF_RANGE' })
  const bytes = Buffer.from(host.random(size), 'hex')
  if (!callback) return bytes
  setImmediate(callback, null, bytes)
}
const fill = (target, offset = 0, size = target.byteLength - offset) => {
  new Uint8Array(target.buffer, target.byteOffset + offset, size).set(randomBytes(size))
  return target
}
const randomInt = (min, max, callback) => {
  if (typeof max !== 'number') return randomInt(0, min, max)
  const value = min + Math.floor((randomBytes(6).readUIntBE(0, 6) / 2 ** 48) * (max - min))
  if (typeof callback === 'function') setImmediate(callback, null, value)
  return value
}
const randomUUID = () => {
  const b = randomBytes(16)
  b[6] = (b[6] & 0x0f) | 0x40
  b[8] = (b[8] & 0x3f) | 0x80
  const hex = b.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

// RFC 8018 §5.2
const pbkdf2Sync = (password, salt, iterations, length, algorithm = 'sha1') => {
  const key = bytesOf(password)
  const blocks = []
  for (let index = 1, have = 0; have < length; index += 1) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(index)
    let u = digestOf(algorithm, key, Buffer.concat([bytesOf(salt), counter]))
    const block = Buffer.from(u)
    for (let round = 1; round < iterations; round += 1) {
      u = digestOf(algorithm, key, u)
      for (let i = 0; i < block.length; i += 1) block[i] ^= u[i]
    }
    blocks.push(block)
    have += block.length
  }
  return Buffer.concat(blocks).subarray(0, length)
}

const timingSafeEqual = (a, b) => {
  if (a.byteLength !== b.byteLength)
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    })
  return bytesOf(a).equals(bytesOf(b))
}
const missing = (name) => () => {
  throw Object.assign(new Error(`crypto.${name} is not available in this sandbox driver`), {
    code: 'ERR_TOCSIN_UNAVAILABLE',
  })
}

module.exports = {
  createHash: (algorithm) => new Hash(algorithm),
  createHmac: (algorithm, key) => new Hmac(algorithm, bytesOf(key)),
  hash: (algorithm, data, encoding = 'hex') => wrap(digestOf(algorithm, undefined, bytesOf(data)), encoding),
  Hash,
  Hmac,
  randomBytes,
  pseudoRandomBytes: randomBytes,
  prng: randomBytes,
  rng: randomBytes,
  randomFillSync: fill,
  randomFill: (target, ...rest) => setImmediate(rest.pop(), null, fill(target, ...rest)),
  randomInt,
  randomUUID,
  pbkdf2Sync,
  pbkdf2: (...args) => {
    const callback = args.pop()
    setImmediate(() => callback(null, pbkdf2Sync(...args)))
  },
  timingSafeEqual,
  getHashes: () => ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'],
  getCiphers: () => [],
  getCurves: () => [],
  constants: {},
  fips: false,
  webcrypto: {
    getRandomValues: (target) => fill(target),
    randomUUID,
    subtle: {
      digest: async (algorithm, data) => {
        const name = String(algorithm.name ?? algorithm)
          .replace('-', '')
          .toLowerCase()
        return new Uint8Array(digestOf(name, undefined, bytesOf(data))).buffer
      },
    },
  },
}
for (const name of 'createCipheriv createDecipheriv createCipher createDecipher createSign createVerify sign verify createECDH createDiffieHellman getDiffieHellman createPrivateKey createPublicKey createSecretKey generateKeyPair generateKeyPairSync publicEncrypt privateDecrypt privateEncrypt publicDecrypt scrypt scryptSync hkdf hkdfSync'.split(
  ' ',
))
  module.exports[name] = missing(name)
