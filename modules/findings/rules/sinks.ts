import type { FindingDocument } from '../schema.ts'

const NOT_A_SINK = new Set(
  `require import json object array string number promise console log parse stringify keys assign create map filter
  foreach function return if for while switch catch then async await new math date regexp error buffer process tocsin
  observe exports module proto constructor prototype tostring hasownproperty valueof repeat join split push from eval
  true false null undefined settimeout npm node install test index main lib src dist length concat slice`
    .split(/\s+/)
    .filter(Boolean),
)

export interface Sinks {
  /** What the reporter names as the sink or entry point. */
  stated: string[]
  /** Functions called on the package in the proof, and names written like code in title or text. */
  mentioned: string[]
}

/** Functions the report points at. */
export function sinksOf(document: FindingDocument, name: string | undefined): Sinks {
  const stated: string[] = []
  const mentioned: string[] = []
  // `treeKill` of tree-kill: the package's one function tells its flaws apart no better than its name.
  const whole = name?.replace(/^@[^/]*\//, '').replace(/[^a-z0-9]/g, '')
  const add = (list: string[], raw: string | undefined) => {
    const sink = raw && normaliseSink(raw)
    if (!sink || NOT_A_SINK.has(sink) || sink === whole || stated.includes(sink) || mentioned.includes(sink))
      return
    list.push(sink)
  }
  for (const part of (document.sink ?? document.recipe?.entryPoint ?? '').split(/[\s,/|]+/)) add(stated, part)
  for (const call of calledOnPackage(document.recipe?.proof.source ?? '')) add(mentioned, call)
  const prose = `${document.title}\n${(document.description ?? '').slice(0, 20_000)}`
  for (const match of prose.matchAll(/([A-Za-z_$][\w$]{1,40}(?:\.[A-Za-z_$][\w$]{1,40}){0,3})\(/g))
    add(mentioned, match[1])
  for (const match of prose.matchAll(/`([A-Za-z_$][\w$.]{1,60})`/g)) {
    if (/[A-Z.]|^[a-z]{4,}$/.test(match[1]!)) add(mentioned, match[1])
  }
  return { stated, mentioned }
}

function normaliseSink(raw: string): string | undefined {
  const last = raw.replace(/\(.*$/, '').split(/[.#:]/).filter(Boolean).at(-1)
  const sink = last?.replace(/[^\w$]/g, '').toLowerCase()
  return sink && sink.length >= 2 && sink.length <= 60 && !/^\d+$/.test(sink) ? sink : undefined
}

function* calledOnPackage(source: string): Generator<string> {
  const code = source.slice(0, 50_000)
  const names = new Set<string>()
  for (const match of code.matchAll(
    /(?:const|let|var)\s+([\w$]{1,60})\s*=\s*require\(\s*['"]([^'"]{1,200})['"]/g,
  )) {
    names.add(match[1]!)
    const path = match[2]!.split('/').slice(match[2]!.startsWith('@') ? 2 : 1)
    if (path.length > 0) yield path.at(-1)!.replace(/\.[cm]?js$/, '')
  }
  for (const match of code.matchAll(/(?:const|let|var)\s*\{([^}]{1,200})\}\s*=\s*require\(/g))
    yield* match[1]!.split(/[,:\s]+/)
  for (const match of code.matchAll(/import\s+(?:\*\s+as\s+)?([\w$]{1,60})\s+from/g)) names.add(match[1]!)
  for (const match of code.matchAll(/import\s*\{([^}]{1,200})\}\s*from/g)) yield* match[1]!.split(/[,\s]+/)
  for (const match of code.matchAll(/require\(\s*['"][^'"]{1,200}['"]\s*\)\.([\w$]{1,60})/g)) yield match[1]!
  for (const match of code.matchAll(/([\w$]{1,60})\.([\w$]{1,60})\s*\(/g))
    if (names.has(match[1]!)) yield match[2]!
}
