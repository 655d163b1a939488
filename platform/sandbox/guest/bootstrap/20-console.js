;(world) => {
  const { host, NativeError, hide, jsonOf, plain, textOf } = world

  const describe = (value) => {
    if (typeof value === 'string') return value
    if (value instanceof NativeError) return `${textOf(value)}\n${textOf(value.stack)}`
    if (typeof value !== 'object' || value === null) return textOf(value)
    const json = jsonOf(value)
    return json === '{}' ? textOf(value) : json
  }
  world.print = (...items) => {
    let line = ''
    for (let i = 0; i < items.length; i += 1) line += (i ? ' ' : '') + describe(items[i])
    host.log(`${plain(line)}\n`)
  }

  const console = {}
  for (const name of 'log info warn error debug trace dir group groupCollapsed table'.split(' ')) {
    console[name] = world.print
  }
  for (const name of 'groupEnd time timeEnd timeLog count countReset clear'.split(' '))
    console[name] = () => {}
  console.assert = (ok, ...items) => {
    if (!ok) world.print('Assertion failed', ...items)
  }
  hide(globalThis, 'console', console)
}
