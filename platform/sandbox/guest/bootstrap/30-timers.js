// Timers in order of their due time; the host sleeps between them.
;(world) => {
  const { host, apply, hide } = world
  const { then } = Promise.prototype
  const { get, set, delete: remove, forEach } = Map.prototype
  const timers = new Map()
  let count = 0

  class Timeout {
    constructor(id) {
      this.id = id
    }
    ref() {
      return this
    }
    unref() {
      const timer = apply(get, timers, [this.id])
      if (timer) timer.held = false
      return this
    }
    hasRef() {
      return true
    }
    refresh() {
      return this
    }
    close() {
      apply(remove, timers, [this.id])
    }
    [Symbol.toPrimitive]() {
      return this.id
    }
  }
  const add = (callback, delay, args, kind) => {
    if (typeof callback !== 'function')
      throw new TypeError('The "callback" argument must be of type function')
    const wait = delay >= 1 && delay <= 2147483647 ? +delay : kind === 'immediate' ? 0 : 1
    count += 1
    const timer = {
      __proto__: null,
      id: count,
      due: host.now() + wait,
      wait,
      callback,
      args,
      kind,
      held: true,
    }
    apply(set, timers, [count, timer])
    return new Timeout(count)
  }
  const clear = (handle) => {
    if (handle === undefined || handle === null) return
    apply(remove, timers, [typeof handle === 'object' ? handle.id : +handle])
  }
  hide(globalThis, 'setTimeout', (callback, delay, ...args) => add(callback, delay, args, 'once'))
  hide(globalThis, 'setInterval', (callback, delay, ...args) => add(callback, delay, args, 'repeat'))
  hide(globalThis, 'setImmediate', (callback, ...args) => add(callback, 0, args, 'immediate'))
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) hide(globalThis, name, clear)

  const settled = Promise.resolve()
  world.nextTick = (callback, ...args) => {
    const run = () => {
      try {
        apply(callback, undefined, args)
      } catch (error) {
        world.fail(error)
      }
    }
    apply(then, settled, [run])
  }
  hide(globalThis, 'queueMicrotask', (callback) => world.nextTick(callback))

  const next = (mustHold) => {
    let first
    const compare = (timer) => {
      const counts = !mustHold || (timer.held && timer.kind !== 'repeat')
      if (counts && (!first || timer.due < first.due)) first = timer
    }
    apply(forEach, timers, [compare])
    return first
  }

  /**
   * Fires the next due timer and answers 0, or answers the time to wait for it (ms), or -1 when none is left.
   * `settled`: the program has ended; only timeouts it would still be kept alive by count.
   */
  world.control.timer = (programSettled) => {
    const timer = next(programSettled)
    if (!timer) return -1
    const wait = timer.due - host.now()
    if (wait > 0) return wait
    if (timer.kind === 'repeat') timer.due = host.now() + timer.wait
    else apply(remove, timers, [timer.id])
    try {
      apply(timer.callback, undefined, timer.args)
    } catch (error) {
      world.fail(error)
    }
    return 0
  }
}
