const { Module, makeRequire } = tools
Object.assign(Module, {
  Module,
  builtinModules: tools.settings.builtins,
  isBuiltin: (name) => tools.settings.builtins.includes(String(name).replace(/^node:/, '')),
  createRequire: (from) => {
    const path = String(from.href ?? from).replace(/^file:\/\//, '')
    return makeRequire(new Module(path))
  },
  _extensions: { '.js': () => {}, '.json': () => {}, '.node': () => {} },
  _cache: tools.cache,
  _resolveFilename: (spec, parent) => makeRequire(parent ?? new Module('/app/proof.cjs')).resolve(spec),
  _load: (spec, parent) => makeRequire(parent ?? new Module('/app/proof.cjs'))(spec),
  _nodeModulePaths: () => ['/app/node_modules'],
  globalPaths: [],
  wrap: (code) => `(function (exports, require, module, __filename, __dirname) { ${code}\n});`,
  syncBuiltinESMExports: () => {},
})
module.exports = Module
