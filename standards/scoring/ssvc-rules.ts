import type { CvssScore } from './cvss.ts'
import type { Evidence } from './ssvc-evidence.ts'

export type Exploitation = 'none' | 'public poc' | 'active'
export type Automatable = 'no' | 'yes'
export type TechnicalImpact = 'partial' | 'total'

/** One rule of a list that is read from the top; the first that holds decides. */
export interface EstimateRule<T> {
  id: string
  value: T
  /** The vector itself says so: this is read, not estimated. */
  stated?: true
  /** Completes "because …". */
  why: string
  holds(evidence: Evidence): boolean
}

const has = (score: CvssScore, metric: string, ...values: string[]): boolean =>
  values.includes(score.metrics.get(metric) ?? '')

/** Network, low complexity, no privileges, no user, no special requirements (2.0: no authentication). */
const isOpen = (score: CvssScore): boolean =>
  has(score, 'AV', 'N') &&
  has(score, 'AC', 'L') &&
  (score.version === '2.0'
    ? has(score, 'Au', 'N')
    : has(score, 'PR', 'N') && has(score, 'UI', 'N') && (score.version !== '4.0' || has(score, 'AT', 'N')))

/** Confidentiality and integrity of the vulnerable system are both lost: nothing is left to keep from the attacker. */
const isTotal = (score: CvssScore): boolean => {
  const high = score.version === '2.0' ? 'C' : 'H'
  const [secrecy, integrity] = score.version === '4.0' ? ['VC', 'VI'] : ['C', 'I']
  return has(score, secrecy as string, high) && has(score, integrity as string, high)
}

/** Of several vectors the 3.x one is read first: the scale CISA's analysts and most providers used. */
const ORDER = ['3.1', '3.0', '4.0', '2.0']
const read = ({ vectors }: Evidence): CvssScore | undefined =>
  [...vectors].sort((a, b) => ORDER.indexOf(a.version) - ORDER.indexOf(b.version))[0]
const reads =
  (test: (score: CvssScore) => boolean) =>
  (evidence: Evidence): boolean => {
    const score = read(evidence)
    return score !== undefined && test(score)
  }

/** AU:Y beside a local attacker or a user who must take part contradicts itself (v4.0 §6.2: all four steps). */
const statesYes = (score: CvssScore): boolean =>
  has(score, 'AU', 'Y') && has(score, 'AV', 'N', 'A') && has(score, 'UI', 'N')

/** Weaknesses that only work through somebody else's browser or click. */
const VICTIM = ['CWE-79', 'CWE-80', 'CWE-81', 'CWE-83', 'CWE-352', 'CWE-601', 'CWE-1021']

const VICTIM_WORDS =
  /cross[- ]site|\bXSS\b|\bCSRF\b|request forgery|clickjacking|open redirect|\bcrafted (?:html|web|file|document|page|image|app|attachment|pdf|font|video|media)|\bmalicious(?:ly crafted)? (?:file|page|app|link|website|document)|\buser interaction (?:is )?(?:required|needed)|\bhuman interaction\b|\ban app may\b|\bphishing\b|\btrick|\bconvinc/i
const CONDITION_WORDS =
  /\blocal(?:ly)? (?:users?|attackers?|access|authenticated|escalation|privilege|information)|\blogon to the infrastructure|\bphysical(?:ly)? (?:access|proximate)|\b(?:adjacent|proximate)\b|In the Linux kernel, the following vulnerability has been resolved|(?<!un)(?<!un-)\bauthenticated (?:remote )?(?:user|attacker|admin)|\b(?:low|high)[- ]privilege[ds]?\b|\bremote(?:ly)? (?:authenticated|administrators)|\blogged[- ]in\b|\badmin\+|\badministrative privilege|\bcompromised the renderer\b|\brace condition\b|\bman[- ]in[- ]the[- ]middle\b|\bdifficult to exploit\b/i
const REMOTE_WORDS =
  /\bunauthenticated\b|\bwithout (?:any |proper |requiring )?authentication\b|\bpre-?auth|\bremote attackers?\b|\bauthentication (?:bypass|can be bypassed)|\bbypass(?:es|ing)? (?:\w+ ){0,2}authentication\b|\bremote code execution\b/i

export const AUTOMATABLE_RULES: readonly EstimateRule<Automatable>[] = [
  {
    id: 'stated-yes',
    value: 'yes',
    stated: true,
    why: 'the vector says AU:Y',
    holds: ({ vectors }) => vectors.some(statesYes),
  },
  {
    id: 'stated-no',
    value: 'no',
    stated: true,
    why: 'the vector says AU:N',
    holds: ({ vectors }) => vectors.some((score) => has(score, 'AU', 'N')),
  },
  {
    id: 'victim',
    value: 'no',
    why: 'the weakness works only through a victim who opens or clicks something',
    holds: ({ weaknesses }) => VICTIM.some((id) => weaknesses.has(id)),
  },
  {
    id: 'open',
    value: 'yes',
    why: 'the vector names a network attack of low complexity that needs neither privileges nor a user',
    holds: reads(isOpen),
  },
  {
    id: 'closed',
    value: 'no',
    why: 'the vector names a condition (place, complexity, privileges or a user) that a machine cannot count on',
    holds: reads((score) => !isOpen(score)),
  },
  {
    id: 'words-victim',
    value: 'no',
    why: 'the description names a victim who opens or clicks something',
    holds: ({ text }) => VICTIM_WORDS.test(text),
  },
  {
    id: 'words-condition',
    value: 'no',
    why: 'the description names an attacker who is already there, has an account, or needs luck',
    holds: ({ text }) => CONDITION_WORDS.test(text),
  },
  {
    id: 'words-remote',
    value: 'yes',
    why: 'the description names a remote attacker and no condition',
    holds: ({ text }) => REMOTE_WORDS.test(text),
  },
]

const CONTROL_WORDS =
  /\bexecut\w* (?:of )?(?:arbitrary |malicious |remote |system |os )*(?:code|commands?)\b|\b(?:arbitrary|remote|malicious) (?:code|command) execution\b|\btakeover of\b|\bsandbox escape\b|\b(?:os |operating system )?command injection\b/i
const RIGHTS_GAINED_WORDS =
  /\bprivilege escalation\b|\bescalat\w* (?:of |their |to )?(?:\w+ )?privileges?\b|\belevation of privilege|\bgain(?:s|ing)? (?:full|complete|root|administrat\w*|system|elevated) |\bwith (?:administrative|root|system|kernel) privileges\b|\bto root\b/i
const BYPASS_WORDS = /\bauthentication bypass\b|\bbypass(?:es|ing)? (?:\w+ ){0,2}authentication\b/i

/** Oracle's standing phrases for C:H and I:H. */
const READS_ALL_WORDS = /\bcomplete access to all\b/i
const WRITES_ALL_WORDS = /\bcreation, deletion or modification access to critical data\b/i

export const TECHNICAL_IMPACT_RULES: readonly EstimateRule<TechnicalImpact>[] = [
  {
    id: 'total',
    value: 'total',
    why: 'the vector names complete loss of confidentiality and integrity',
    holds: reads(isTotal),
  },
  {
    id: 'partial',
    value: 'partial',
    why: 'the vector names less than complete loss of confidentiality and integrity',
    holds: reads((score) => !isTotal(score)),
  },
  {
    id: 'words-victim',
    value: 'partial',
    why: "the weakness acts within a victim's browser",
    holds: ({ weaknesses, text }) =>
      VICTIM.some((id) => weaknesses.has(id)) || /\bcross[- ]site|\bXSS\b/i.test(text),
  },
  {
    id: 'words-control',
    value: 'total',
    why: 'the description names code or commands of the attacker being executed',
    holds: ({ text }) => CONTROL_WORDS.test(text),
  },
  {
    id: 'words-rights',
    value: 'total',
    why: "the description names an attacker who gains the system's or an administrator's privileges",
    holds: ({ text }) => RIGHTS_GAINED_WORDS.test(text),
  },
  {
    id: 'words-bypass',
    value: 'total',
    why: 'the description names authentication that is bypassed as a whole',
    holds: ({ text }) => BYPASS_WORDS.test(text),
  },
  {
    id: 'words-data',
    value: 'total',
    why: 'the description names all data being read and changed',
    holds: ({ text }) => READS_ALL_WORDS.test(text) && WRITES_ALL_WORDS.test(text),
  },
]

/** The rule of a list that decides, or undefined: nothing in the record speaks. */
export const decidingRule = <T>(
  rules: readonly EstimateRule<T>[],
  evidence: Evidence,
): EstimateRule<T> | undefined => rules.find((rule) => rule.holds(evidence))
