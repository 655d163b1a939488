import { isModule, loadedModules, loadedPackages, looksLikeJavaScript } from './code.ts'
import { inlinePrograms } from './inline-code.ts'
import { shellPrograms } from './shell.ts'
import type { CodeBlock, Structure } from './structure.ts'

export type Role = 'proof' | 'benign' | 'other' | 'unnamed'

export interface FoundProgram {
  source: string
  format: 'commonjs' | 'module'
  /** Where it was found, in words. */
  where: string
}

export interface FoundPrograms {
  proof?: FoundProgram
  benign?: FoundProgram
}

/** Longest program a recipe may hold. */
const LONGEST = 262_144
const JAVASCRIPT = new Set([
  'js',
  'javascript',
  'node',
  'nodejs',
  'mjs',
  'cjs',
  'es6',
  'jsx',
  'ts',
  'typescript',
])
const SHELL = new Set(['sh', 'bash', 'shell', 'console', 'zsh', 'terminal', 'shellsession'])

const PROOF = /\b(?:poc|p\.o\.c|proofs?|exploit\w*|attack\w*|repro\w*|trigger\w*|payload|malicious|steps?)\b/i
const BENIGN = /\b(?:benign|harmless|control|baseline|legitimate|normal|safe|well-?behaved)\b/i
/** In a sentence the short words mean something else: "bypasses the safe check". */
const BENIGN_SENTENCE =
  /\b(?:benign|harmless|baseline|(?:legitimate|normal|control|safe) (?:use|usage|input|program|run|case))\b/i
const OTHER =
  /\b(?:vulnerable (?:code|function|line)|affected code|root cause|source code|implementation|patch\w*|fix\w*|diff|mitigat\w*|workaround|remediat\w*|suggest\w*|recommend\w*|output|prints?|result|stack ?trace|logs?|analysis)\b/i

interface Candidate extends FoundProgram {
  role: Role
  loads: boolean
  named: boolean
}

/**
 * The proof and its benign counterpart among the code of a report: by what the fence, the first comment,
 * the line before or the heading calls it; else the first program that loads a package.
 */
export function findPrograms(structure: Structure): FoundPrograms {
  const candidates = structure.blocks.flatMap(fromBlock)
  const inline = inlinePrograms(structure.prose).map((source) =>
    candidate(source, 'unnamed', 'in the text', false),
  )
  const proof = best([...candidates, ...inline])
  const benign = candidates.find((entry) => entry.role === 'benign')
  return {
    ...(proof === undefined ? {} : { proof: joined(proof, candidates) }),
    ...(benign === undefined ? {} : { benign: program(benign) }),
  }
}

function fromBlock(block: CodeBlock): Candidate[] {
  const role = roleOf(block)
  const where = block.heading === '' ? 'in a code block' : `under "${block.heading.slice(0, 60)}"`
  const unwrapped = SHELL.has(block.language) || block.language === '' ? shellPrograms(block.text) : []
  if (unwrapped.length > 0) return unwrapped.map((source) => candidate(source, role, where, true))
  const isJavaScript = JAVASCRIPT.has(block.language)
  if (
    !isJavaScript &&
    block.language !== '' &&
    !/^(?:poc|proof|benign|exploit|text|txt)$/.test(block.language)
  )
    return []
  const plain = withoutPrompts(block.text)
  if (!isJavaScript && !looksLikeJavaScript(plain)) return []
  const source = /^(?:ts|typescript)$/.test(block.language) ? withoutTypes(plain) : plain
  return [candidate(source, role, where, isJavaScript)]
}

function candidate(source: string, role: Role, where: string, named: boolean): Candidate {
  const format = isModule(source) ? 'module' : 'commonjs'
  return { source: source.trim(), format, where, role, loads: loadsSomething(source), named }
}

/** A package, or a file of the checkout it was written in. */
function loadsSomething(source: string): boolean {
  return loadedPackages(source).length > 0 || loadedModules(source).some((module) => module.startsWith('.'))
}

/** The nearest words decide: fence, then first comment, then the sentence before, then the heading. */
export function roleOf(block: CodeBlock): Role {
  const comment = /^\s*(?:\/\/|\/\*+|#)(.{1,200})/.exec(block.text)?.[1] ?? ''
  return (
    roleOfLabel(`${block.language} ${block.info}`) ??
    roleOfLabel(comment) ??
    roleOfSentence(block.before) ??
    roleOfLabel(block.heading) ??
    'unnamed'
  )
}

function roleOfLabel(words: string): Role | undefined {
  if (BENIGN.test(words)) return 'benign'
  if (PROOF.test(words)) return 'proof'
  return OTHER.test(words) ? 'other' : undefined
}

/** Only a sentence that leads up to the block says it is something else: "The vulnerable code:". */
function roleOfSentence(before: string): Role | undefined {
  const parts = before.split(/(?<=[.!?])\s|\n/).filter((part) => part.trim() !== '')
  const sentence = (parts.at(-1) ?? '').slice(-160).trim()
  if ((sentence.length < 40 && sentence.endsWith(':') ? BENIGN : BENIGN_SENTENCE).test(sentence))
    return 'benign'
  if (PROOF.test(sentence)) return 'proof'
  return sentence.endsWith(':') && OTHER.test(sentence) ? 'other' : undefined
}

function best(candidates: Candidate[]): Candidate | undefined {
  const score = (entry: Candidate) =>
    (entry.role === 'proof' ? 10 : 0) +
    (entry.loads ? 6 : 0) +
    (entry.named ? 2 : 0) -
    (entry.role === 'other' ? 9 : 0)
  return candidates
    .filter((entry) => entry.role !== 'benign' && entry.source !== '' && entry.source.length <= LONGEST)
    .filter((entry) => score(entry) >= 6)
    .sort((a, b) => score(b) - score(a))[0]
}

/** A proof told in steps: when it loads nothing itself, the block before it that does comes first. */
function joined(proof: Candidate, candidates: Candidate[]): FoundProgram {
  if (proof.loads) return program(proof)
  const earlier = candidates
    .slice(0, Math.max(0, candidates.indexOf(proof)))
    .findLast((entry) => entry.loads && entry.role !== 'benign' && entry.role !== 'other')
  return program(
    earlier === undefined
      ? proof
      : candidate(`${earlier.source}\n${proof.source}`, 'proof', proof.where, true),
  )
}

function program({ source, format, where }: Candidate): FoundProgram {
  return { source, format, where }
}

/** The two uses of types a short proof makes: casts and annotated variables. The engine runs JavaScript only. */
function withoutTypes(source: string): string {
  return source
    .replace(/\s+as\s+(?:any|unknown|never|const|string|number|object)\b/g, '')
    .replace(
      /(\b(?:const|let|var)\s{1,9}[\w$]{1,80})\s{0,9}:\s{0,9}[\w<>[\]|., ]{1,120}?(?=\s{0,9}=[^=>])/g,
      '$1',
    )
}

/** A pasted REPL session: the lines after the prompt are the program, the others its output. */
function withoutPrompts(text: string): string {
  const lines = text.split('\n')
  if (!lines.some((line) => /^> \S/.test(line))) return text
  return lines
    .filter((line) => /^(?:>|\.\.\.) ?/.test(line))
    .map((line) => line.replace(/^(?:>|\.{3}) ?/, ''))
    .join('\n')
}
