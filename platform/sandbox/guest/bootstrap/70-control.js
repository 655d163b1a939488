// How the host drives the program and learns how it ended.
;(world) => {
  const { host, settings, apply, plain, textOf, control } = world
  const { ownKeys } = Reflect
  const NativePromise = Promise
  const { then } = Promise.prototype
  const names = ['Object', 'Array', 'Function', 'String', 'Number', 'Boolean']
  const prototypes = [Object, Array, Function, String, Number, Boolean].map((owner) => owner.prototype)
  const descriptionOf = Object.getOwnPropertyDescriptor(Symbol.prototype, 'description').get

  let state = 'running'
  let failure
  world.fail = (error) => {
    if (state === 'failed') return
    state = 'failed'
    failure = error
  }
  const complete = () => {
    if (state === 'running') state = 'completed'
  }
  const settle = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return complete()
    const next = value.then
    if (typeof next !== 'function') return complete()
    apply(next, value, [complete, world.fail])
  }
  const callDefault = (namespace) =>
    typeof namespace.default === 'function' ? namespace.default() : undefined

  control.start = () => {
    try {
      if (settings.format === 'module') {
        const namespace = host.evaluateMain()
        const awaits = namespace instanceof NativePromise
        settle(awaits ? apply(then, namespace, [callDefault]) : callDefault(namespace))
      } else {
        const exported = world.runMain()
        settle(typeof exported === 'function' ? exported() : exported)
      }
    } catch (error) {
      world.fail(error)
    }
  }

  control.state = () => state

  /** `load-error:` or `threw:` and the error's words. */
  control.report = () => {
    const kind = world.loadError !== undefined && failure === world.loadError ? 'load-error' : 'threw'
    let message = textOf(failure)
    try {
      if (failure?.stack) message += `\n${textOf(failure.stack)}`
    } catch {}
    return plain(`${kind}:${message}`)
  }

  /** Own keys of the shared prototypes, one a line. */
  control.sharedKeys = () => {
    let text = ''
    for (let i = 0; i < names.length; i += 1) {
      const keys = ownKeys(prototypes[i])
      for (let k = 0; k < keys.length && k < 4096; k += 1) {
        const key = typeof keys[k] === 'symbol' ? `[${apply(descriptionOf, keys[k], [])}]` : keys[k]
        text += `${names[i]}.prototype.${plain(key)}\n`
      }
    }
    return text
  }
}
