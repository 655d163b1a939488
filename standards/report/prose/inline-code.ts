import { loadedPackages } from './code.ts'
import { shellPrograms } from './shell.ts'

/**
 * Programs that stand in the text itself: `node -e` lines, code spans that load a package and do
 * something with it, and runs of code lines in a report without any markup.
 */
export function inlinePrograms(prose: string): string[] {
  const spans = codeSpans(prose).filter((span) => loadedPackages(span).length > 0 && /\)\s*[.([;]/.test(span))
  return [...shellPrograms(straightQuotes(prose)), ...spans, ...codeRuns(straightQuotes(prose))].slice(0, 32)
}

/** Texts between single back-ticks, in order. */
export function codeSpans(prose: string): string[] {
  return [...prose.matchAll(/`([^`\n]{1,2000})`/g)].map((match) => match[1] ?? '').slice(0, 2000)
}

/** Mail programs turn quotes into typographic ones, which no engine reads. */
function straightQuotes(text: string): string {
  return text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"')
}

const CODE_LINE =
  /^\s*(?:(?:const|let|var|import|export|function|async|await|return|try|catch|if|for|while|class)\b.*[;{}()'"=]|\/\/|[\])}]|[\w$.[\]'"]{1,100}\s?(?:=|\()|.*[;{]\s*$)/

function codeRuns(prose: string): string[] {
  const runs: string[] = []
  let run: string[] = []
  const close = () => {
    const source = run.join('\n')
    if (loadedPackages(source).length > 0) runs.push(source)
    run = []
  }
  for (const line of prose.split('\n')) {
    if (line.length > 4000) continue
    const code = CODE_LINE.test(line) ? line : startsInside(line)
    if (code !== undefined) run.push(code)
    else if (line.trim() !== '') close()
  }
  close()
  return runs
}

/** "PoC: require('x')(payload) and it crashes": from where the code starts to its last bracket. */
function startsInside(line: string): string | undefined {
  const start =
    /(?:^|[:\s])((?:const|let|var)\s{1,3}[\w${},\s]{1,80}=\s{0,3}require\(|require\(['"]|import\s[\w{*].{0,100}\sfrom\s['"])/.exec(
      line,
    )
  if (start?.[1] === undefined) return undefined
  const code = line.slice(start.index + start[0].length - start[1].length)
  const end = Math.max(code.lastIndexOf(')'), code.lastIndexOf(';'), code.lastIndexOf('}'))
  return end < 0 ? undefined : code.slice(0, end + 1).replace(/`/g, '')
}
