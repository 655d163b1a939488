import type {
  CaseState,
  Control,
  EvidenceLevel,
  Oracle,
  Party,
  Priority,
  ReportForm,
  Severity,
  Tlp,
  Verdict,
} from '../api/types.ts'

/** The meaning a colour carries; styles.css gives each a ground, an ink and a fill. */
export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'odd' | 'plain' | 'open'

type Word = { label: string; tone: Tone; meaning: string }

export const VERDICTS: Record<Verdict, Word> = {
  reproduced: {
    label: 'Reproduced',
    tone: 'info',
    meaning: 'The flaw was made to happen, and every control held.',
  },
  intermittent: {
    label: 'Intermittent',
    tone: 'warn',
    meaning: 'It happened in some runs and not in others.',
  },
  'not reproduced': {
    label: 'Not reproduced',
    tone: 'plain',
    meaning: 'The proof did not show what it claims, or a control objected.',
  },
  'out of threat model': {
    label: 'Out of threat model',
    tone: 'odd',
    meaning: 'It happens, but the project says that it does not count this as a flaw.',
  },
  'cannot run': { label: 'Cannot run', tone: 'bad', meaning: 'No sandbox here could run it to an answer.' },
  waiting: { label: 'Waiting', tone: 'open', meaning: 'Nothing has been judged yet.' },
}
export const VERDICT_ORDER = Object.keys(VERDICTS) as Verdict[]

export const SEVERITIES: Record<Severity, { label: string; level: number }> = {
  critical: { label: 'Critical', level: 4 },
  high: { label: 'High', level: 3 },
  medium: { label: 'Medium', level: 2 },
  low: { label: 'Low', level: 1 },
  none: { label: 'None', level: 0 },
  unknown: { label: 'Unknown', level: 0 },
}
export const SEVERITY_ORDER = Object.keys(SEVERITIES) as Severity[]

export const TLPS: Record<Tlp, string> = {
  clear: 'May be shared with everybody.',
  green: 'May be shared within the community.',
  amber: 'May be shared within the organisation and with its clients.',
  'amber+strict': 'May be shared within the organisation only.',
  red: 'For the named recipients only.',
}

export const EVIDENCE: Record<EvidenceLevel, { step: number; meaning: string }> = {
  claimed: { step: 1, meaning: 'Somebody says so.' },
  'reproduced by discoverer': {
    step: 2,
    meaning: 'The discoverer signed a statement that they reproduced it.',
  },
  reproduced: { step: 3, meaning: 'This house reproduced it in its sandbox.' },
  'independently reproduced': {
    step: 4,
    meaning: 'Proofs from more than one independent discoverer were reproduced.',
  },
  'maintainer-confirmed': { step: 5, meaning: 'The maintainer confirmed it.' },
  attested: { step: 0, meaning: 'It cannot be run; a named person vouches for it.' },
}

export const FORMS: Record<ReportForm, string> = {
  native: 'Tocsin JSON',
  sarif: 'SARIF',
  csaf: 'CSAF',
  markdown: 'Free text',
}

export const ORACLES: Record<Oracle, { label: string; falls: string; weakness: string }> = {
  'prototype-pollution': {
    label: 'Prototype pollution',
    falls: 'a property appears on every object of the program',
    weakness: 'CWE-1321',
  },
  'cpu-time': {
    label: 'Denial of service by time',
    falls: 'a short input keeps the processor busy far longer than a harmless one of the same length',
    weakness: 'CWE-1333',
  },
  marker: {
    label: 'Code or command execution',
    falls: 'text handed in as data is executed as code or reaches a command',
    weakness: 'CWE-94',
  },
  'canary-read': {
    label: 'Reading a secret file',
    falls: 'the content of a file outside the permitted folder comes back',
    weakness: 'CWE-22',
  },
  differential: {
    label: 'Different answer from the fixed version',
    falls:
      'it answers differently from the fixed version, while a harmless input gets the same answer from both',
    weakness: 'CWE-20',
  },
  sanitizer: {
    label: 'Memory error in a C program',
    falls: 'the memory checker reports the claimed kind of error',
    weakness: 'CWE-122',
  },
}
export const ORACLE_ORDER = Object.keys(ORACLES) as Oracle[]

export const CONTROLS: Record<Control, { label: string; question: string }> = {
  vulnerable: { label: 'Claimed version, proof', question: 'Does the proof make it fall?' },
  benign: { label: 'Claimed version, harmless input', question: 'Does it stay up in normal use?' },
  stub: { label: 'Empty stand-in, proof', question: 'Does the proof do nothing by itself?' },
  fixed: { label: 'Fixed version, proof', question: 'Does the fix hold?' },
  'fixed-benign': { label: 'Fixed version, harmless input', question: 'Does the fixed version still work?' },
}
export const CONTROL_ORDER = Object.keys(CONTROLS) as Control[]

export const CASE_STATES: CaseState[] = ['open', 'coordinating', 'fix ready', 'published', 'closed']

export const BANDS: Record<Priority['band'], { label: string; tone: Tone; meaning: string }> = {
  immediate: { label: 'Immediate', tone: 'bad', meaning: 'Drop other work for this.' },
  'out-of-cycle': { label: 'Out of cycle', tone: 'warn', meaning: 'Before the next planned maintenance.' },
  scheduled: { label: 'Scheduled', tone: 'info', meaning: 'In the next planned maintenance.' },
  defer: { label: 'Can wait', tone: 'plain', meaning: 'With the next upgrade.' },
  unknown: { label: 'Unknown', tone: 'open', meaning: 'Too little is known to rank it.' },
}
export const BAND_ORDER = Object.keys(BANDS) as Priority['band'][]

export const PARTY_STATUSES: Record<Party['status'], { label: string; tone: Tone; meaning: string }> = {
  silent: { label: 'Silent', tone: 'open', meaning: 'No answer yet. Silence does not mean "not affected".' },
  affected: { label: 'Affected', tone: 'bad', meaning: 'Says it is affected.' },
  'under investigation': { label: 'Investigating', tone: 'warn', meaning: 'Is still looking into it.' },
  fixed: { label: 'Fixed', tone: 'good', meaning: 'Says it has a fix.' },
  'not affected': { label: 'Not affected', tone: 'plain', meaning: 'Says it is not affected.' },
}
