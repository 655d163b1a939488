const EventEmitter = require('polyfill:events/')

module.exports = EventEmitter
Object.assign(EventEmitter, {
  EventEmitter,
  errorMonitor: Symbol.for('events.errorMonitor'),
  captureRejectionSymbol: Symbol.for('nodejs.rejection'),
  captureRejections: false,
  usingDomains: false,
  setMaxListeners: (n, ...targets) => {
    for (const target of targets) target.setMaxListeners?.(n)
  },
  getEventListeners: (target, name) => target.listeners?.(name) ?? [],
  addAbortListener: (signal, listener) => {
    signal.addEventListener('abort', listener)
    return { [Symbol.for('Symbol.dispose')]: () => signal.removeEventListener('abort', listener) }
  },
})
EventEmitter.EventEmitterAsyncResource = class extends EventEmitter {}
