// Turns files into code for the engine: CommonJS wrappers, ES modules, and the bridges between the two.
import { builtinNamed, builtinSource, resolveInBuiltin } from './builtins.mjs'
import { createResolver } from './resolve.mjs'

const WRAP = ['(function (exports, require, module, __filename, __dirname) {', '\n})']
const WRAP_BUILTIN = ['(function (exports, require, module, __filename, __dirname, tools) {', '\n})']
const ESM_SYNTAX =
  /^[ \t]*(?:import\s*[\w{*'"]|export\s+(?:default|const|let|var|function|class|async|\{|\*))/m
const NAME = /^[A-Za-z_$][\w$]*$/
const RESERVED = new Set(
  'default await break case catch class const continue debugger delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval'.split(
    ' ',
  ),
)

// The engine leaves import.meta empty; what modules read of it are these three.
const withMeta = (source, id) =>
  source.includes('import.meta.')
    ? source
        .replaceAll('import.meta.url', () => JSON.stringify(`file://${id}`))
        .replaceAll('import.meta.filename', () => JSON.stringify(id))
        .replaceAll('import.meta.dirname', () => JSON.stringify(id.slice(0, id.lastIndexOf('/'))))
    : source

export const unhash = (source) => source.replace(/^\uFEFF/, '').replace(/^#!/, '//')

/**
 * @param context QuickJS context
 * @param files see files.mjs
 * @param {{ stub?: string, entry: string, source: string, gate: string }} options
 */
export function createModules(context, files, options) {
  const resolver = createResolver(files, { builtin: builtinNamed, stub: options.stub })
  const moduleIds = new Map()
  const errors = new Map()

  const text = (id) => (id === options.entry ? options.source : unhash(files.read(id)))

  const resolve = (spec, from, kind) => {
    if (from.startsWith('/')) return resolver(spec, from, kind)
    const id = resolveInBuiltin(spec, from)
    return id
      ? { id, format: 'builtin' }
      : { error: `Cannot find module '${spec}'`, code: 'MODULE_NOT_FOUND' }
  }

  const evaluate = (source, name, wrap) =>
    context.evalCode(`${wrap[0]}${source}${wrap[1]}`, name, { type: 'global' })

  const compile = (id) => {
    if (id.endsWith('.node')) throw new Error(`${id} is a native addon; this driver runs JavaScript only`)
    const source = text(id)
    const result = evaluate(source, id, WRAP)
    // Node 20.19 tries a file that is no CommonJS as an ES module when it uses module syntax.
    if (result.error && ESM_SYNTAX.test(source)) {
      result.error.dispose()
      return context.undefined
    }
    return result
  }

  // An ES module imports a CommonJS one (or a built-in, JSON, the stub) through a module made here.
  // Its names must be known before it runs, so the CommonJS module is evaluated while the bridge is loaded.
  const gate = (id, format) =>
    `globalThis[${JSON.stringify(options.gate)}](${JSON.stringify(JSON.stringify({ id, format }))})`
  const bridge = (id, format) => {
    const names = format === 'stub' ? importedNames(options.source, id) : namesOf(id, format)
    if (names.error) return names
    const exports = names
      .filter((name) => NAME.test(name) && !RESERVED.has(name))
      .map((name) => `export const ${name} = m[${JSON.stringify(name)}];`)
    return `const m = ${gate(id, format)};\nexport default m;\n${exports.join('\n')}`
  }
  const namesOf = (id, format) => {
    if (format === 'json') return []
    const keys = context.evalCode(
      `(() => { const m = ${gate(id, format)}; return m !== null && (typeof m === 'object' || typeof m === 'function') ? JSON.stringify(Object.keys(m)) : '[]' })()`,
      'tocsin:bridge',
    )
    if (keys.error) return { error: errorOf(context, keys.error) }
    return JSON.parse(keys.value.consume((handle) => context.getString(handle)))
  }

  const loadModule = (name) => {
    if (errors.has(name)) return { error: errors.get(name) }
    const { id, format } = moduleIds.get(name) ?? { id: name, format: 'esm' }
    try {
      return format === 'esm' ? withMeta(text(id), id) : bridge(id, format)
    } catch (error) {
      return { error }
    }
  }
  const normalise = (base, spec) => {
    const from = moduleIds.get(base)?.id ?? base
    const answer = spec.startsWith('tocsin-esm:')
      ? { id: spec.slice(11), format: 'esm' }
      : resolve(spec, from.startsWith('/') ? from : options.entry, 'import')
    if (answer.error) {
      // The engine loses an error returned here, so the loader is made to say it.
      const name = `error:${errors.size}`
      errors.set(name, new Error(answer.error))
      return name
    }
    const name = answer.format === 'esm' ? answer.id : `${answer.format}:${answer.id}`
    moduleIds.set(name, answer)
    return name
  }
  context.runtime.setModuleLoader(loadModule, normalise)

  return {
    resolve,
    compile,
    compileText: (source, name) => evaluate(unhash(source), name, WRAP),
    compileBuiltin: (id) => evaluate(builtinSource(id), `node:${id}`, WRAP_BUILTIN),
    source: (id) => text(id).replace(/^\uFEFF/, ''),
    /** Namespace of the proof when it is an ES module: handle to it, or to a promise when it awaits at top level. */
    evaluateMain: () =>
      context.evalCode(withMeta(options.source, options.entry), options.entry, { type: 'module' }),
    /** Namespace of an ES module a CommonJS one requires. */
    requireEsm: (id) => {
      const wrapper = `import * as m from ${JSON.stringify(`tocsin-esm:${id}`)}; export { m }`
      const result = context.evalCode(wrapper, `tocsin:import:${id}`, { type: 'module' })
      if (result.error) return result
      const namespace = result.value.consume((handle) => context.getProp(handle, 'm'))
      // A promise has no `m`: the module awaits at top level, which Node refuses here too.
      if (context.typeof(namespace) === 'undefined')
        throw new Error(`require() cannot be used on ${id}: it awaits at top level`)
      return namespace
    },
  }
}

/** Names a module proof imports from a package: the stub cannot be asked for its names. */
function importedNames(source, target) {
  const names = new Set()
  const pattern = /\bimport\b([^'"();]{0,2000})\bfrom\s*['"]([^'"\n]{1,300})['"]/g
  for (const [, clause, spec] of source.matchAll(pattern)) {
    if (spec !== target && !spec.startsWith(`${target}/`)) continue
    const braces = /\{([^}]*)\}/.exec(clause)
    for (const part of braces ? braces[1].split(',') : []) names.add(part.trim().split(/\s+/)[0])
  }
  return [...names]
}

function errorOf(context, handle) {
  const dumped = context.dump(handle)
  handle.dispose()
  const error = new Error(String(dumped?.message ?? dumped))
  error.name = String(dumped?.name ?? 'Error')
  return error
}
