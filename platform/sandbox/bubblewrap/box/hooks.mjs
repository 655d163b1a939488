// Module hooks of a module proof: its own source, which is no file, and the stand-in for the target.
let data

export function initialize(given) {
  data = given
}

const isStub = (specifier) => {
  if (!data.stub) return false
  const path = specifier.replace(/^file:\/\//, '')
  const names = [data.target, `${data.root}/node_modules/${data.target}`]
  return names.some((name) => path === name || path.startsWith(`${name}/`))
}

export async function resolve(specifier, context, next) {
  const entryUrl = `file://${data.entry}`
  if (specifier === entryUrl) return { url: entryUrl, format: 'module', shortCircuit: true }
  if (isStub(specifier)) return { url: `tocsin-stub:${data.target}`, format: 'module', shortCircuit: true }
  return next(specifier, context)
}

export async function load(url, context, next) {
  if (url === `file://${data.entry}`) return { format: 'module', source: data.source, shortCircuit: true }
  if (!url.startsWith('tocsin-stub:')) return next(url, context)
  const lines = importedNames().map((name) => `export const ${name} = m.${name};`)
  const source = `const m = globalThis[${JSON.stringify(`${data.gate}:stub`)}];\nexport default m;\n${lines.join('\n')}`
  return { format: 'module', source, shortCircuit: true }
}

/** Names the proof imports from the target: the stand-in cannot be asked for its names. */
function importedNames() {
  const names = new Set()
  const pattern = /\bimport\b([^'"();]{0,2000})\bfrom\s*['"]([^'"\n]{1,300})['"]/g
  for (const [, clause, specifier] of data.source.matchAll(pattern)) {
    if (!isStub(specifier)) continue
    const braces = /\{([^}]*)\}/.exec(clause)
    for (const part of braces ? braces[1].split(',') : []) {
      const [name] = part.trim().split(/\s+/)
      if (/^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default') names.add(name)
    }
  }
  return [...names]
}
