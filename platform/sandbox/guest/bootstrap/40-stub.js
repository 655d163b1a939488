// What stands in the target's place in the stub run: callable, constructible, never throws, does nothing.
;(world) => {
  const answers = {
    __proto__: null,
    // Not a promise, and nothing of its own to show as JSON.
    // biome-ignore lint/suspicious/noThenProperty: it is there to say that there is none
    then: undefined,
    toJSON: undefined,
    toString: () => '',
    valueOf: () => '',
    length: 0,
    size: 0,
    name: '',
    [Symbol.toPrimitive]: () => '',
    [Symbol.iterator]: () => [][Symbol.iterator](),
    [Symbol.asyncIterator]: async function* () {},
    [Symbol.hasInstance]: () => false,
    [Symbol.toStringTag]: '',
  }
  let stub
  world.stub = () => {
    if (stub) return stub
    // A bound function can be called and constructed, and has no non-configurable key to be truthful about.
    // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be constructed
    stub = new Proxy(function () {}.bind(), {
      get: (_target, key) => (key in answers ? answers[key] : stub),
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
}
