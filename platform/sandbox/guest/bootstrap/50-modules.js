// CommonJS inside the engine. The host resolves names and compiles; cycles, caches and errors are kept here.
;(world) => {
  const { host, settings, apply, NativeError } = world
  const { parse } = JSON
  const cache = Object.create(null)
  let loadDepth = 0
  const failLoad = (code, message) => {
    const error = new NativeError(message)
    error.code = code
    return error
  }
  const resolve = (spec, from) => {
    if (typeof spec !== 'string') throw new TypeError('The "id" argument must be of type string')
    const answer = parse(host.resolve(spec, from))
    if (answer.error) {
      world.loadError = failLoad(answer.code, answer.error)
      throw world.loadError
    }
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
    if (format === 'stub') return world.stub()
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
      if (format !== 'builtin') world.loadError = error
      throw error
    } finally {
      loadDepth -= 1
      if (outermost) host.loading(false)
    }
    return module.exports
  }

  const requireFrom = (module, spec) => load(resolve(spec, module.id), module)
  const requireCache = new Proxy(cache, {})
  const makeRequire = (module) => {
    const require = (spec) => requireFrom(module, spec)
    require.resolve = (spec) => {
      const { id, format } = resolve(spec, module.id)
      return format === 'builtin' ? spec : id
    }
    require.resolve.paths = () => []
    require.cache = requireCache
    require.main = world.main
    require.extensions = { '.js': () => {}, '.json': () => {}, '.node': () => {} }
    return require
  }

  // Built-ins are small files of this folder or kept polyfills; they get the host's doors they need.
  const tools = Object.freeze({
    __proto__: null,
    host,
    settings,
    Module,
    makeRequire,
    cache,
    nextTick: world.nextTick,
    print: world.print,
    plain: world.plain,
  })
  const loadBuiltin = (module, name) => {
    const run = host.compileBuiltin(name)
    const require = (spec) => load(resolve(spec, name), undefined)
    apply(run, undefined, [module.exports, require, module, name, '/', tools])
    module.loaded = true
  }

  world.builtin = (name) => load({ id: name, format: 'builtin' }, undefined)
  // Called by the ES module bridges, and without an argument by a module proof's first statement.
  world.hide(globalThis, settings.gate, (id) =>
    id === undefined ? host.started() : load(parse(id), world.main),
  )

  /** Runs the proof as the main module and answers what it exported, or undefined. */
  world.runMain = () => {
    const module = new Module(settings.entry)
    world.main = module
    cache[settings.entry] = module
    const run = host.compile(settings.entry)
    const before = module.exports
    host.started()
    apply(run, module.exports, [module.exports, makeRequire(module), module, settings.entry, module.path])
    return module.exports === before ? undefined : module.exports
  }
}
