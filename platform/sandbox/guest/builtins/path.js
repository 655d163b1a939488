const posix = require('polyfill:path-browserify')
module.exports = posix
posix.posix = posix
posix.toNamespacedPath ??= (path) => path
posix.matchesGlob ??= () => false
Object.defineProperty(posix, 'win32', {
  configurable: true,
  get: () => Object.assign(Object.create(posix), { sep: '\\', delimiter: ';' }),
})
