import { bindings } from './code.ts'
import { codeSpans } from './inline-code.ts'

/** Names every JavaScript report mentions; none of them is where the package's flaw acts. */
const COMMON =
  /^(?:__proto__|prototype|constructor|hasOwnProperty|toString|Object(?:\..*)?|JSON(?:\..*)?|console(?:\..*)?|process(?:\..*)?|module(?:\..*)?|exports(?:\..*)?|Array(?:\..*)?|Math(?:\..*)?|Date(?:\..*)?|Buffer(?:\..*)?|Promise(?:\..*)?|require|import|function|eval|alert|true|false|null|undefined|payload|polluted|poc|test|npm(?: .*)?|node(?: .*)?|tocsin(?:\..*)?|String(?:\..*)?|split|repeat|join|log|if|for|while|return|catch|new|typeof|await)$/i

const IDENTIFIER = String.raw`[A-Za-z_$][\w$]{0,80}(?:\.[A-Za-z_$][\w$]{0,80}){0,6}`
const CALL = new RegExp(String.raw`^(${IDENTIFIER})\s?\([\s\S]*\)$`)
const BARE = new RegExp(`^${IDENTIFIER}$`)
const WORDED = [
  new RegExp(String.raw`\b(?:function|method|api|helper|sink|export)s?\s['"\x60*]{0,2}(${IDENTIFIER})`, 'i'),
  new RegExp(
    String.raw`['"\x60*]{0,2}(${IDENTIFIER})['"\x60*]{0,2}(?:\(\))?['"\x60*]{0,2}\s(?:function|method|api|helper)\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:via|through|calling|in|using|call to|by)\s['"\x60*]{0,2}(${IDENTIFIER})\(`, 'i'),
]

/**
 * The function a report says the flaw acts in, without the package's own name in front: `_.merge()`,
 * `lodash.merge` and `merge` are one sink, or the reports of one flaw would not meet.
 */
export function findSink(
  title: string,
  prose: string,
  code: string,
  packageName: string | undefined,
): string | undefined {
  const own = packageName === undefined ? { whole: [], members: [] } : bindings(code, packageName)
  const clean = (name: string | undefined) => {
    const sink = cleanName(name, packageName, own.whole)
    return sink === undefined || isDeclared(sink, code) ? undefined : sink
  }
  for (const text of [title, prose]) {
    const spans = codeSpans(text)
    const called = spans.map((span) => CALL.exec(span.trim())?.[1])
    const bare = spans.filter((span) => BARE.test(span.trim()))
    const worded = WORDED.map((pattern) => pattern.exec(text.slice(0, 100_000))?.[1])
    for (const name of [...called, ...bare, ...worded]) {
      const sink = clean(name)
      if (sink !== undefined && (spans.length > 0 || isFunctionName(sink, text, code))) return sink
    }
  }
  return (
    calledInCode(code, own, clean) ??
    (own.whole.length > 0 && packageName !== undefined
      ? defaultExport(code, own.whole, packageName)
      : undefined)
  )
}

/** A function the proof itself declares is a helper of the proof. */
function isDeclared(name: string, code: string): boolean {
  return new RegExp(
    String.raw`\b(?:function|class)\s{1,9}${escaped(name)}\b|\b(?:const|let|var)\s{1,9}${escaped(name)}\s{0,9}=\s{0,9}(?!.{0,40}\b(?:require|import)\b)`,
  ).test(code)
}

/** A plain word counts only where the report also calls it like a function. */
function isFunctionName(name: string, text: string, code: string): boolean {
  const last = name.split('.').at(-1) ?? name
  return `${text}\n${code}`.includes(`${last}(`) || /[a-z][A-Z]|[._$]/.test(name)
}

function calledInCode(
  code: string,
  own: { whole: string[]; members: string[] },
  clean: (name: string | undefined) => string | undefined,
): string | undefined {
  for (const binding of own.whole) {
    const call = new RegExp(
      String.raw`(?<![\w$.])${escaped(binding)}\.((?:[\w$]{1,80}\.){0,4}[\w$]{1,80})\s?\(`,
    ).exec(code)?.[1]
    const sink = clean(call)
    if (sink !== undefined) return sink
  }
  return own.members.find((name) => new RegExp(String.raw`(?<![\w$.])${escaped(name)}\s?\(`).test(code))
}

/** `const minimist = require('minimist'); minimist(…)`: the package is the function. */
function defaultExport(code: string, whole: string[], packageName: string): string | undefined {
  const called = whole.some((name) => new RegExp(String.raw`(?<![\w$.])${escaped(name)}\s?\(`).test(code))
  return called ? (packageName.split('/').at(-1) ?? packageName) : undefined
}

export function cleanName(
  name: string | undefined,
  packageName: string | undefined,
  whole: readonly string[],
): string | undefined {
  if (name === undefined) return undefined
  const bare = name
    .trim()
    .replace(/\s?\([\s\S]*$/, '')
    .replace(/^new\s/, '')
  const base = packageName?.split('/').at(-1)
  const [first = '', ...rest] = bare.split('.')
  const isOwner =
    rest.length > 0 && (first === '_' || first === '$' || first === base || whole.includes(first))
  const sink = isOwner ? rest.join('.') : bare
  if (sink.length < 2 || COMMON.test(sink) || sink === packageName || sink === base) return undefined
  return sink.slice(0, 256)
}

function escaped(name: string): string {
  return name.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&')
}

/** A source file with a line: `lib/merge.js:23`, `lib/merge.js#L23`, `lib/merge.js line 23`. */
export function findLocation(prose: string): { path: string; line?: number } | undefined {
  const match =
    /(?<![\w/:.-])((?:[\w@.-]{1,80}\/){0,12}[\w@.-]{1,80}\.(?:[cm]?[jt]sx?|c|cc|cpp|h|py|go|rs|java|rb|php))(?:(?::|#L|,? (?:at )?lines?\s|\s?\(line\s)(\d{1,6}))/i.exec(
      prose,
    )
  if (match?.[1] === undefined) return undefined
  return {
    path: match[1].replace(/^\.\//, ''),
    ...(match[2] === undefined ? {} : { line: Number(match[2]) }),
  }
}
