// The globals a browser and Node share, as far as packages without a network need them.
class TextEncoder {
  get encoding() {
    return 'utf-8'
  }
  encode(text = '') {
    return new Uint8Array(Buffer.from(String(text)))
  }
  encodeInto(text, target) {
    const bytes = Buffer.from(String(text)).subarray(0, target.length)
    target.set(bytes)
    return { read: bytes.toString().length, written: bytes.length }
  }
}

const LABELS = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'utf-16le': 'utf16le',
  ascii: 'latin1',
  latin1: 'latin1',
  'iso-8859-1': 'latin1',
  'windows-1252': 'latin1',
}
class TextDecoder {
  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    this.encoding = String(label).toLowerCase()
    this.fatal = fatal
    this.ignoreBOM = ignoreBOM
    const known = LABELS[this.encoding]
    if (!known) throw new RangeError(`The "${label}" encoding is not supported`)
    Object.defineProperty(this, 'decoder', {
      value: new (require('string_decoder').StringDecoder)(known),
      writable: true,
    })
  }
  decode(input, { stream = false } = {}) {
    const view =
      input === undefined
        ? new Uint8Array()
        : input.buffer
          ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
          : new Uint8Array(input)
    const bytes = Buffer.from(view)
    let text = this.decoder.write(bytes)
    if (!stream) text += this.decoder.end()
    if (this.fatal && text.includes('\uFFFD')) throw new TypeError('The encoded data was not valid')
    return !this.ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
}

const cloneInto = (value, seen) => {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw Object.assign(new Error(`${String(value)} could not be cloned.`), {
      name: 'DataCloneError',
      code: 25,
    })
  }
  if (typeof value !== 'object' || value === null) return value
  if (seen.has(value)) return seen.get(value)
  const keep = (copy) => {
    seen.set(value, copy)
    return copy
  }
  if (value instanceof Date) return keep(new Date(value))
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
  if (value instanceof ArrayBuffer) return keep(value.slice(0))
  if (ArrayBuffer.isView(value)) return keep(new (Object.getPrototypeOf(value).constructor)(value))
  if (value instanceof Map) {
    const copy = keep(new Map())
    for (const [k, v] of value) copy.set(cloneInto(k, seen), cloneInto(v, seen))
    return copy
  }
  if (value instanceof Set) {
    const copy = keep(new Set())
    for (const v of value) copy.add(cloneInto(v, seen))
    return copy
  }
  if (value instanceof Error)
    return keep(Object.assign(new Error(value.message), { name: value.name, stack: value.stack }))
  const copy = keep(Array.isArray(value) ? new Array(value.length) : {})
  for (const key of Object.keys(value)) {
    const item = cloneInto(value[key], seen)
    Object.defineProperty(copy, key, { value: item, writable: true, enumerable: true, configurable: true })
  }
  return copy
}

class Event {
  constructor(type, init = {}) {
    this.type = type
    this.cancelable = Boolean(init.cancelable)
    this.defaultPrevented = false
    this.timeStamp = tools.host.now()
  }
  preventDefault() {
    this.defaultPrevented = this.cancelable
  }
  stopPropagation() {}
  stopImmediatePropagation() {}
}
class CustomEvent extends Event {
  constructor(type, init = {}) {
    super(type, init)
    this.detail = init.detail ?? null
  }
}
const listeners = new WeakMap()
class EventTarget {
  addEventListener(type, listener, options = {}) {
    if (!listeners.has(this)) listeners.set(this, [])
    listeners.get(this).push({ type, listener, once: Boolean(options?.once) })
  }
  removeEventListener(type, listener) {
    const own = listeners.get(this) ?? []
    const at = own.findIndex((entry) => entry.type === type && entry.listener === listener)
    if (at >= 0) own.splice(at, 1)
  }
  dispatchEvent(event) {
    event.target = this
    this[`on${event.type}`]?.(event)
    for (const entry of [...(listeners.get(this) ?? [])]) {
      if (entry.type !== event.type) continue
      if (entry.once) this.removeEventListener(entry.type, entry.listener)
      typeof entry.listener === 'function'
        ? entry.listener.call(this, event)
        : entry.listener.handleEvent(event)
    }
    return !event.defaultPrevented
  }
}
class AbortSignal extends EventTarget {
  aborted = false
  reason = undefined
  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
  static abort(reason) {
    const controller = new AbortController()
    controller.abort(reason)
    return controller.signal
  }
  static timeout(ms) {
    const controller = new AbortController()
    setTimeout(
      () => controller.abort(new DOMException('The operation timed out', 'TimeoutError')),
      ms,
    ).unref()
    return controller.signal
  }
  static any(signals) {
    const controller = new AbortController()
    for (const signal of signals) {
      if (signal.aborted) controller.abort(signal.reason)
      else signal.addEventListener('abort', () => controller.abort(signal.reason))
    }
    return controller.signal
  }
}
class AbortController {
  signal = new AbortSignal()
  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    if (this.signal.aborted) return
    this.signal.aborted = true
    this.signal.reason = reason
    this.signal.dispatchEvent(new Event('abort'))
  }
}
class DOMException extends Error {
  constructor(message = '', name = 'Error') {
    super(message)
    Object.defineProperty(this, 'name', { value: name, configurable: true })
  }
  get code() {
    return this.name === 'AbortError' ? 20 : 0
  }
}

const noNetwork = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ENETUNREACH' }))
class Unavailable {
  constructor() {
    throw new Error('This built-in needs more than the wasm driver offers')
  }
}

module.exports = {
  TextEncoder,
  TextDecoder,
  structuredClone: (value) => cloneInto(value, new Map()),
  Event,
  CustomEvent,
  EventTarget,
  AbortController,
  AbortSignal,
  DOMException,
  WebAssembly: undefined,
  MessageChannel: Unavailable,
  BroadcastChannel: Unavailable,
  fetch: noNetwork,
  get atob() {
    return require('buffer').atob
  },
  get btoa() {
    return require('buffer').btoa
  },
  get Blob() {
    return require('buffer').Blob
  },
  get performance() {
    return require('node:perf_hooks').performance
  },
  get crypto() {
    return require('node:crypto').webcrypto
  },
}
