class AsyncLocalStorage {
  run(store, fn, ...args) {
    const before = this.store
    this.store = store
    try {
      return fn(...args)
    } finally {
      this.store = before
    }
  }
  exit(fn, ...args) {
    return this.run(undefined, fn, ...args)
  }
  getStore() {
    return this.store
  }
  enterWith(store) {
    this.store = store
  }
  disable() {
    this.store = undefined
  }
  static bind(fn) {
    return fn
  }
}
class AsyncResource {
  runInAsyncScope(fn, self, ...args) {
    return fn.apply(self, args)
  }
  emitDestroy() {
    return this
  }
  asyncId() {
    return 1
  }
  triggerAsyncId() {
    return 0
  }
  bind(fn) {
    return fn
  }
  static bind(fn) {
    return fn
  }
}
module.exports = {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => ({ enable() {}, disable() {} }),
  executionAsyncId: () => 1,
  triggerAsyncId: () => 0,
  executionAsyncResource: () => ({}),
}
