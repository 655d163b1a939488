// The proof's own global, and Node's globals made on first use: most programs touch few of them.
;(world) => {
  const { host, settings, hide, jsonOf, builtin } = world
  const { defineProperty, freeze } = Object

  const tocsin = {
    __proto__: null,
    nonce: settings.nonce,
    marker: settings.marker,
    canaryPath: settings.canaryPath,
    webRoot: settings.webRoot,
    observe: (value) => host.observe(jsonOf(value)),
  }
  hide(globalThis, 'tocsin', freeze(tocsin), true)
  hide(globalThis, settings.marker, () => host.mark(), true)

  const lazy = (name, produce) =>
    defineProperty(globalThis, name, {
      __proto__: null,
      configurable: true,
      enumerable: false,
      get: () => {
        const value = produce()
        hide(globalThis, name, value)
        return value
      },
      set: (value) => hide(globalThis, name, value),
    })
  hide(globalThis, 'global', globalThis)
  lazy('process', () => builtin('process'))
  lazy('Buffer', () => builtin('buffer').Buffer)
  lazy('URL', () => builtin('whatwg-url').URL)
  lazy('URLSearchParams', () => builtin('whatwg-url').URLSearchParams)
  for (const name of settings.webGlobals) lazy(name, () => builtin('web')[name])
}
