// inspect, format and callbackify come from the kept polyfill, on first use; the rest is small.
let kept
const polyfill = () => {
  kept ??= require('polyfill:util/')
  return kept
}
const kCustom = Symbol.for('nodejs.util.promisify.custom')
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1)
const isObject = (value) => typeof value === 'object' && value !== null

const promisify = (original) => {
  if (typeof original !== 'function') throw new TypeError('The "original" argument must be of type function')
  if (typeof original[kCustom] === 'function') return original[kCustom]
  const wrapped = function (...args) {
    return new Promise((done, failed) => {
      original.call(this, ...args, (error, value) => (error ? failed(error) : done(value)))
    })
  }
  Object.setPrototypeOf(wrapped, Object.getPrototypeOf(original))
  return Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original))
}
promisify.custom = kCustom

const types = {
  isArgumentsObject: (v) => tag(v) === 'Arguments',
  isArrayBuffer: (v) => v instanceof ArrayBuffer,
  isAnyArrayBuffer: (v) => v instanceof ArrayBuffer || tag(v) === 'SharedArrayBuffer',
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: (v) => tag(v) === 'AsyncFunction',
  isBigInt64Array: (v) => v instanceof BigInt64Array,
  isBigUint64Array: (v) => v instanceof BigUint64Array,
  isBooleanObject: (v) => v instanceof Boolean,
  isBoxedPrimitive: (v) => isObject(v) && /^(Number|String|Boolean|Symbol|BigInt)$/.test(tag(v)),
  isDataView: (v) => v instanceof DataView,
  isDate: (v) => v instanceof Date,
  isExternal: () => false,
  isFloat32Array: (v) => v instanceof Float32Array,
  isFloat64Array: (v) => v instanceof Float64Array,
  isGeneratorFunction: (v) => tag(v) === 'GeneratorFunction' || tag(v) === 'AsyncGeneratorFunction',
  isGeneratorObject: (v) => tag(v) === 'Generator',
  isInt8Array: (v) => v instanceof Int8Array,
  isInt16Array: (v) => v instanceof Int16Array,
  isInt32Array: (v) => v instanceof Int32Array,
  isMap: (v) => v instanceof Map,
  isMapIterator: (v) => tag(v) === 'Map Iterator',
  isModuleNamespaceObject: (v) => tag(v) === 'Module',
  isNativeError: (v) => v instanceof Error,
  isNumberObject: (v) => v instanceof Number,
  isPromise: (v) => v instanceof Promise,
  isProxy: () => false,
  isRegExp: (v) => v instanceof RegExp,
  isSet: (v) => v instanceof Set,
  isSetIterator: (v) => tag(v) === 'Set Iterator',
  isSharedArrayBuffer: (v) => tag(v) === 'SharedArrayBuffer',
  isStringObject: (v) => v instanceof String,
  isSymbolObject: (v) => isObject(v) && tag(v) === 'Symbol',
  isTypedArray: (v) => ArrayBuffer.isView(v) && !(v instanceof DataView),
  isUint8Array: (v) => v instanceof Uint8Array,
  isUint8ClampedArray: (v) => v instanceof Uint8ClampedArray,
  isUint16Array: (v) => v instanceof Uint16Array,
  isUint32Array: (v) => v instanceof Uint32Array,
  isWeakMap: (v) => v instanceof WeakMap,
  isWeakSet: (v) => v instanceof WeakSet,
}

const isDeepStrictEqual = (a, b) => {
  try {
    require('assert').deepStrictEqual(a, b)
    return true
  } catch {
    return false
  }
}

const debuglog = () => Object.assign(() => {}, { enabled: false })
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const ansi = /[\u001B\u009B][[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~]/g

module.exports = {
  get inspect() {
    return Object.assign(polyfill().inspect, { custom: Symbol.for('nodejs.util.inspect.custom') })
  },
  get format() {
    return polyfill().format
  },
  formatWithOptions: (_options, ...args) => polyfill().format(...args),
  get callbackify() {
    return polyfill().callbackify
  },
  inherits: (ctor, superCtor) => {
    if (ctor === undefined || ctor === null)
      throw new TypeError('The "ctor" argument must be of type function')
    Object.defineProperty(ctor, 'super_', { value: superCtor, writable: true, configurable: true })
    Object.setPrototypeOf(ctor.prototype, superCtor.prototype)
  },
  deprecate: (fn) => fn,
  promisify,
  types,
  isDeepStrictEqual,
  debuglog,
  debug: debuglog,
  stripVTControlCharacters: (text) => String(text).replace(ansi, ''),
  toUSVString: (text) => String(text).toWellFormed(),
  aborted: () => new Promise(() => {}),
  styleText: (_format, text) => text,
  parseArgs: () => ({ values: {}, positionals: [] }),
  get TextEncoder() {
    return require('web').TextEncoder
  },
  get TextDecoder() {
    return require('web').TextDecoder
  },
  _extend: (target, source) => (isObject(source) ? Object.assign(target, source) : target),
  log: (...items) => tools.print(...items),
  isArray: Array.isArray,
  isBoolean: (v) => typeof v === 'boolean',
  isBuffer: (v) => Buffer.isBuffer(v),
  isDate: types.isDate,
  isError: (v) => v instanceof Error,
  isFunction: (v) => typeof v === 'function',
  isNull: (v) => v === null,
  isNullOrUndefined: (v) => v === null || v === undefined,
  isNumber: (v) => typeof v === 'number',
  isObject,
  isPrimitive: (v) => !isObject(v) && typeof v !== 'function',
  isRegExp: types.isRegExp,
  isString: (v) => typeof v === 'string',
  isSymbol: (v) => typeof v === 'symbol',
  isUndefined: (v) => v === undefined,
}
