// Runs first in every fresh engine and returns the three functions the host drives a run with.
// `host` holds the only ways out of the engine; it is captured here and never reachable from a program.
// Every intrinsic used after the program has started is captured too: programs rewrite prototypes for a living.
;(host, settings) => {
  const { defineProperty, freeze, create } = Object
  const { apply, construct, ownKeys } = Reflect
  const stringify = JSON.stringify
  const parse = JSON.parse
  const NativeError = Error
  const NativeString = String
  const NativePromise = Promise
  const promiseThen = Promise.prototype.then
  const global = globalThis

  // A descriptor without a prototype: a polluted Object.prototype.get must not turn it into an accessor.
  const hide = (object, key, value, flags) =>
    defineProperty(object, key, {
      __proto__: null,
      value,
      writable: flags !== 'frozen',
      configurable: flags !== 'frozen',
      enumerable: false,
    })

  const textOf = (value) => {
    try {
      if (typeof value === 'symbol') return 'Symbol()'
      return NativeString(value)
    } catch {
      return '[no text]'
    }
  }

  const jsonOf = (value) => {
    try {
      const text = stringify(value, (_key, item) => {
        if (typeof item === 'bigint') return `${item}n`
        if (typeof item === 'function') return '[function]'
        return item
      })
      return text === undefined ? 'null' : text
    } catch (error) {
      return stringify(`[no JSON: ${textOf(error)}]`)
    }
  }

  // --- console ---------------------------------------------------------------------------------
  const describe = (value) => {
    if (typeof value === 'string') return value
    if (value instanceof NativeError) return `${textOf(value)}\n${textOf(value.stack)}`
    if (typeof value !== 'object' || value === null) return textOf(value)
    const json = jsonOf(value)
    return json === '{}' ? textOf(value) : json
  }
  const print = (...items) => {
    let line = ''
    for (let i = 0; i < items.length; i += 1) line += (i ? ' ' : '') + describe(items[i])
    host.log(`${line}\n`)
  }
  const console = {}
  for (const name of 'log info warn error debug trace dir group groupCollapsed table'.split(' '))
    console[name] = print
  for (const name of 'groupEnd time timeEnd timeLog count countReset clear'.split(' '))
    console[name] = () => {}
  console.assert = (ok, ...items) => {
    if (!ok) print('Assertion failed', ...items)
  }
  hide(global, 'console', console)

  // --- timers: ordered by due time; the host sleeps between them ---------------------------------
  const timers = new Map()
  const timersSet = Map.prototype.set
  const timersDelete = Map.prototype.delete
  const timersForEach = Map.prototype.forEach
  let timerIds = 0
  class Timeout {
    constructor(id) {
      this.id = id
    }
    ref() {
      return this
    }
    unref() {
      const timer = apply(Map.prototype.get, timers, [this.id])
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
      apply(timersDelete, timers, [this.id])
    }
    [Symbol.toPrimitive]() {
      return this.id
    }
  }
  const addTimer = (callback, delay, args, repeat) => {
    if (typeof callback !== 'function')
      throw new TypeError('The "callback" argument must be of type function')
    const wait = delay >= 1 && delay <= 2147483647 ? +delay : repeat === 'immediate' ? 0 : 1
    timerIds += 1
    const timer = {
      __proto__: null,
      id: timerIds,
      due: host.now() + wait,
      wait,
      callback,
      args,
      repeat,
      held: true,
    }
    apply(timersSet, timers, [timerIds, timer])
    return new Timeout(timerIds)
  }
  const clearTimer = (handle) => {
    if (handle === undefined || handle === null) return
    apply(timersDelete, timers, [typeof handle === 'object' ? handle.id : +handle])
  }
  hide(global, 'setTimeout', (callback, delay, ...args) => addTimer(callback, delay, args, 'once'))
  hide(global, 'setInterval', (callback, delay, ...args) => addTimer(callback, delay, args, 'repeat'))
  hide(global, 'setImmediate', (callback, ...args) => addTimer(callback, 0, args, 'immediate'))
  hide(global, 'clearTimeout', clearTimer)
  hide(global, 'clearInterval', clearTimer)
  hide(global, 'clearImmediate', clearTimer)
  const settled = NativePromise.resolve()
  const nextTick = (callback, ...args) => {
    apply(promiseThen, settled, [
      () => {
        try {
          apply(callback, undefined, args)
        } catch (error) {
          fail(error)
        }
      },
    ])
  }
  hide(global, 'queueMicrotask', (callback) => nextTick(callback))

  const nextTimer = (mustHold) => {
    let first
    apply(timersForEach, timers, [
      (timer) => {
        const counts = !mustHold || (timer.held && timer.repeat !== 'repeat')
        if (counts && (!first || timer.due < first.due)) first = timer
      },
    ])
    return first
  }

  // --- the proof's own global --------------------------------------------------------------------
  hide(
    global,
    'tocsin',
    freeze({
      __proto__: null,
      nonce: settings.nonce,
      marker: settings.marker,
      canaryPath: settings.canaryPath,
      webRoot: settings.webRoot,
      observe: (value) => host.observe(jsonOf(value)),
    }),
    'frozen',
  )
  hide(global, settings.marker, () => host.mark(), 'frozen')

  // --- modules -----------------------------------------------------------------------------------
  const cache = create(null)
  let mainModule
  let loadDepth = 0
  let loadError
  const failLoad = (code, message) => {
    const error = new NativeError(message)
    error.code = code
    return error
  }
  const resolve = (spec, from) => {
    if (typeof spec !== 'string') throw new TypeError('The "id" argument must be of type string')
    const answer = parse(host.resolve(spec, from))
    if (answer.error) throw failLoad(answer.code, answer.error)
    return answer
  }

  class Module {
    constructor(id = '', parent = undefined) {
      this.id = id
      this.path = id.slice(0, id.lastIndexOf('/')) || '/'
      this.exports = {}
      this.filename = id
      this.loaded = false
      this.children = []
      this.parent = parent
      this.paths = []
    }
    require(spec) {
      return makeRequire(this)(spec)
    }
    _compile(source, filename) {
      const run = host.compileText(source, filename)
      return apply(run, this.exports, [this.exports, makeRequire(this), this, filename, this.path])
    }
  }

  const makeStub = () => {
    // A bound function can be called and constructed, and has no non-configurable key to be truthful about.
    // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be constructed
    const stub = new Proxy(function () {}.bind(), {
      get: (_t, key) => {
        if (key === 'then' || key === 'toJSON') return undefined
        if (key === 'toString' || key === 'valueOf' || key === Symbol.toPrimitive) return () => ''
        if (key === Symbol.iterator) return () => [][Symbol.iterator]()
        if (key === Symbol.asyncIterator) return async function* () {}
        if (key === Symbol.hasInstance) return () => false
        if (key === 'length' || key === 'size') return 0
        if (key === Symbol.toStringTag || key === 'name') return ''
        return stub
      },
      set: () => true,
      has: () => true,
      apply: () => stub,
      construct: () => stub,
      deleteProperty: () => true,
      defineProperty: () => true,
      getPrototypeOf: () => null,
      setPrototypeOf: () => true,
      preventExtensions: () => false,
      getOwnPropertyDescriptor: () => undefined,
      ownKeys: () => [],
    })
    return stub
  }
  let stub

  const execute = (module, format) => {
    if (format === 'json') module.exports = parse(host.source(module.id))
    else if (format === 'esm') module.exports = esmExports(host.requireEsm(module.id))
    else {
      const run = host.compile(module.id)
      if (run === undefined) module.exports = esmExports(host.requireEsm(module.id))
      else apply(run, module.exports, [module.exports, makeRequire(module), module, module.id, module.path])
    }
    module.loaded = true
  }
  // Node 20.19 gives `require` of an ES module its namespace, or its "module.exports" export.
  const esmExports = (namespace) => ('module.exports' in namespace ? namespace['module.exports'] : namespace)

  const load = ({ id, format }, parent) => {
    if (format === 'stub') {
      stub ??= makeStub()
      return stub
    }
    const key = format === 'builtin' ? `node:${id}` : id
    const known = cache[key]
    if (known) return known.exports
    const module = new Module(id, parent)
    cache[key] = module
    if (parent) parent.children[parent.children.length] = module
    const outermost = loadDepth === 0
    if (outermost) host.loading(true)
    loadDepth += 1
    try {
      if (format === 'builtin') loadBuiltin(module, id)
      else execute(module, format)
    } catch (error) {
      delete cache[key]
      if (format !== 'builtin') loadError = error
      throw error
    } finally {
      loadDepth -= 1
      if (outermost) host.loading(false)
    }
    return module.exports
  }

  const requireFrom = (module, spec) => {
    try {
      return load(resolve(spec, module.id), module)
    } catch (error) {
      if (error && error.code === 'MODULE_NOT_FOUND') loadError = error
      throw error
    }
  }
  const requireCache = new Proxy(cache, {})
  const makeRequire = (module) => {
    const require = (spec) => requireFrom(module, spec)
    require.resolve = (spec) => {
      const { id, format } = resolve(spec, module.id)
      return format === 'builtin' ? spec : id
    }
    require.resolve.paths = () => []
    require.cache = requireCache
    require.main = mainModule
    require.extensions = { '.js': () => {}, '.json': () => {}, '.node': () => {} }
    return require
  }

  // Built-ins are small files of this folder or kept polyfills; they get the host's doors they need.
  const loadBuiltin = (module, name) => {
    const run = host.compileBuiltin(name)
    const require = (spec) => load(resolve(spec, name), undefined)
    apply(run, undefined, [module.exports, require, module, name, '/', tools])
    module.loaded = true
  }
  const tools = freeze({
    __proto__: null,
    host,
    settings,
    nextTick,
    Module,
    makeRequire,
    print,
    builtinCache: cache,
    fail: (error) => fail(error),
  })
  const builtin = (name) => load({ id: name, format: 'builtin' }, undefined)

  // --- lazy globals --------------------------------------------------------------------------------
  const lazy = (name, produce) =>
    defineProperty(global, name, {
      __proto__: null,
      configurable: true,
      enumerable: false,
      get: () => {
        const value = produce()
        hide(global, name, value)
        return value
      },
      set: (value) => hide(global, name, value),
    })
  hide(global, 'global', global)
  lazy('process', () => builtin('process'))
  lazy('Buffer', () => builtin('buffer').Buffer)
  lazy('URL', () => builtin('whatwg-url').URL)
  lazy('URLSearchParams', () => builtin('whatwg-url').URLSearchParams)
  for (const name of settings.webGlobals) lazy(name, () => builtin('web')[name])
  if (!NativeError.captureStackTrace)
    hide(NativeError, 'captureStackTrace', (object) => {
      const { stack } = new NativeError()
      hide(object, 'stack', `${textOf(object)}\n${stack}`)
    })
  NativeError.stackTraceLimit ??= 10

  // --- how the host drives the program ---------------------------------------------------------------
  let state = 'running'
  let failure
  const fail = (error) => {
    if (state === 'failed') return
    state = 'failed'
    failure = error
  }
  const finishWith = (value) => {
    if (typeof value === 'function' && settings.format === 'commonjs') value = value()
    if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
      const then = value.then
      if (typeof then === 'function') {
        apply(then, value, [
          () => {
            if (state === 'running') state = 'completed'
          },
          fail,
        ])
        return
      }
    }
    if (state === 'running') state = 'completed'
  }

  // Called by the ES module bridges, and without an argument by a module proof's first statement.
  hide(global, settings.cjsGate, (id) => (id === undefined ? host.started() : load(parse(id), mainModule)))

  // Read with intrinsics captured before the program ran; a list of names joined by U+0000.
  const names = ['Object', 'Array', 'Function', 'String', 'Number', 'Boolean']
  const prototypes = [Object, Array, Function, String, Number, Boolean].map((owner) => owner.prototype)
  const descriptionOf = Object.getOwnPropertyDescriptor(Symbol.prototype, 'description').get
  const sharedKeys = () => {
    let text = ''
    for (let i = 0; i < names.length; i += 1) {
      const keys = ownKeys(prototypes[i])
      for (let k = 0; k < keys.length && k < 4096; k += 1) {
        const key = typeof keys[k] === 'symbol' ? `[${apply(descriptionOf, keys[k], [])}]` : keys[k]
        text += `${names[i]}.prototype.${key}\0`
      }
    }
    return text
  }

  return {
    __proto__: null,
    sharedKeys,
    start() {
      try {
        if (settings.format === 'module') {
          const namespace = host.evaluateMain()
          const callDefault = (ns) => (typeof ns.default === 'function' ? ns.default() : undefined)
          const isPromise = namespace instanceof NativePromise
          finishWith(isPromise ? apply(promiseThen, namespace, [callDefault]) : callDefault(namespace))
          return
        }
        const module = new Module(settings.entry)
        mainModule = module
        cache[settings.entry] = module
        const run = host.compileText(settings.source, settings.entry)
        const before = module.exports
        host.started()
        apply(run, module.exports, [module.exports, makeRequire(module), module, settings.entry, '/app'])
        finishWith(module.exports === before ? undefined : module.exports)
      } catch (error) {
        fail(error)
      }
    },
    /**
     * Fires the next due timer and answers 0, or answers the time to wait for it (ms), or -1 when none is left.
     * `settled`: the program has ended; only timeouts it would still be kept alive by count.
     */
    timer(settled) {
      const timer = nextTimer(settled)
      if (!timer) return -1
      const wait = timer.due - host.now()
      if (wait > 0) return wait
      if (timer.repeat === 'repeat') timer.due = host.now() + timer.wait
      else apply(timersDelete, timers, [timer.id])
      try {
        apply(timer.callback, undefined, timer.args)
      } catch (error) {
        fail(error)
      }
      return 0
    },
    state: () => state,
    report: () => {
      if (state !== 'failed') return ''
      const kind = failure === loadError && loadError !== undefined ? 'load-error' : 'threw'
      let message = textOf(failure)
      try {
        if (failure && failure.stack) message += `\n${textOf(failure.stack)}`
      } catch {}
      return `${kind}:${message}`
    },
  }
}
