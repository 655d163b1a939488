// One realm: contexts share this engine's intrinsics. Enough for template engines and test runners.
// biome-ignore lint/security/noGlobalEval: this is the engine's own eval, inside the sandbox
const evaluate = globalThis.eval
const OWN = new Set(['$context', '$code', 'eval', 'undefined', 'arguments'])
const runInContext = (code, context) => {
  const scope = new Proxy(context, {
    // Names nobody knows are the context's too, so that assignments land there.
    has: (target, key) => typeof key === 'string' && !OWN.has(key) && (key in target || !(key in globalThis)),
    get: (target, key) => {
      if (key === Symbol.unscopables) return undefined
      if (!(key in target)) throw new ReferenceError(`${String(key)} is not defined`)
      return target[key]
    },
  })
  const run = new Function('$context', '$code', 'with ($context) { return eval($code) }')
  return run.call(context, scope, String(code))
}
class Script {
  constructor(code) {
    Object.defineProperty(this, 'code', { value: String(code) })
  }
  runInThisContext() {
    return evaluate(this.code)
  }
  runInNewContext(context = {}) {
    return runInContext(this.code, context)
  }
  runInContext(context) {
    return runInContext(this.code, context)
  }
  createCachedData() {
    return Buffer.alloc(0)
  }
}
module.exports = {
  Script,
  createScript: (code) => new Script(code),
  createContext: (context = {}) => context,
  isContext: (value) => typeof value === 'object' && value !== null,
  runInContext,
  runInNewContext: (code, context = {}) => runInContext(code, context),
  runInThisContext: (code) => evaluate(String(code)),
  compileFunction: (code, params = []) => new Function(...params, code),
}
