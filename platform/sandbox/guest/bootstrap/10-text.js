// Captures every intrinsic the harness uses after the program has started: programs rewrite prototypes for a
// living. A string crosses to the host as a C string, so U+0000 never goes through a door (see `plain`).
;(world) => {
  const { defineProperty } = Object
  const { apply } = Reflect
  const { stringify } = JSON
  const { Error: NativeError, String: NativeString } = globalThis
  const { split, includes } = String.prototype
  const { join } = Array.prototype

  world.apply = apply
  world.NativeError = NativeError

  /** Defines what must not show up in loops; a descriptor without a prototype, so that no polluted `get` counts. */
  world.hide = (object, key, value, frozen = false) =>
    defineProperty(object, key, {
      __proto__: null,
      value,
      writable: !frozen,
      configurable: !frozen,
      enumerable: false,
    })

  world.plain = (text) =>
    apply(includes, text, ['\0']) ? apply(join, apply(split, text, ['\0']), ['\\0']) : text

  world.textOf = (value) => {
    try {
      return typeof value === 'symbol' ? 'Symbol()' : NativeString(value)
    } catch {
      return '[no text]'
    }
  }

  const replacer = (_key, item) =>
    typeof item === 'bigint' ? `${item}n` : typeof item === 'function' ? '[function]' : item
  world.jsonOf = (value) => {
    try {
      const text = stringify(value, replacer)
      return text === undefined ? 'null' : text
    } catch (error) {
      return stringify(`[no JSON: ${world.textOf(error)}]`)
    }
  }

  // Engines differ from Node's in this one place that packages look at (depd, http-errors, bluebird).
  const lines = /^\s+at (?:(.*?) \()?(.*?)(?::(\d+))?(?::(\d+))?\)?$/
  const callSites = (stack) =>
    stack.split('\n').flatMap((line) => {
      const found = lines.exec(line)
      return found ? [callSite(found[1] ?? null, found[2], Number(found[3] ?? 1), Number(found[4] ?? 1))] : []
    })
  const callSite = (name, file, line, column) => ({
    getFileName: () => file,
    getScriptNameOrSourceURL: () => file,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    getFunctionName: () => name,
    getMethodName: () => null,
    getTypeName: () => null,
    getThis: () => undefined,
    getFunction: () => undefined,
    getEvalOrigin: () => undefined,
    isEval: () => false,
    isNative: () => file === 'native',
    isToplevel: () => true,
    isConstructor: () => false,
    isAsync: () => false,
    toString: () => `${name ?? '<anonymous>'} (${file}:${line}:${column})`,
  })
  const capture = (object) => {
    const { stack } = new NativeError()
    const prepare = NativeError.prepareStackTrace
    const value =
      typeof prepare === 'function'
        ? prepare(object, callSites(stack).slice(1))
        : `${world.textOf(object)}\n${stack}`
    world.hide(object, 'stack', value)
  }
  if (!NativeError.captureStackTrace) world.hide(NativeError, 'captureStackTrace', capture)
  NativeError.stackTraceLimit ??= 10
}
