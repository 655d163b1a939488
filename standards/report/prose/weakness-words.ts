/** Words of reports for weaknesses, the specific before the general: with equal counts the earlier wins. */
const WORDS: ReadonlyArray<readonly [cwe: string, words: RegExp]> = [
  [
    'CWE-1321',
    /prototype[- ]?(?:chain )?pollut\w*|pollut\w+ (?:of )?(?:the )?(?:object(?:'s)? |global )?prototype|__proto__|constructor\.prototype/gi,
  ],
  [
    'CWE-1333',
    /\bredos\b|regular expression denial|reg(?:ular )?exp?(?:ression)?s? denial|catastrophic(?:ally)? backtrack|(?:exponential|polynomial|excessive)(?:ly)? (?:time )?(?:regex|backtrack)|inefficient regular expression|super-?linear (?:regex|backtrack)/gi,
  ],
  ['CWE-835', /\b(?:infinite|endless|never-?ending) loop/gi],
  [
    'CWE-407',
    /\bquadratic|algorithmic complexity|O\(n\s?(?:\^\s?2|²|\*\*\s?2)\)|exponential (?:time|complexity)|hash collision/gi,
  ],
  [
    'CWE-674',
    /uncontrolled recursion|unbounded recursion|infinite recursion|stack exhaustion|maximum call stack/gi,
  ],
  ['CWE-409', /zip bomb|decompression bomb|billion laughs/gi],
  ['CWE-770', /memory exhaustion|out of memory|unbounded (?:memory|allocation)|heap exhaustion/gi],
  ['CWE-1336', /template injection|\bssti\b/gi],
  ['CWE-502', /(?:un|in)?(?:safe|secure|trusted)?(?:ly)? ?deseriali[sz]\w*/gi],
  [
    'CWE-78',
    /command injection|shell injection|os[- ]command|arbitrary (?:shell |system |os )?commands?\b|shell metacharacter/gi,
  ],
  ['CWE-88', /argument injection|option injection/gi],
  [
    'CWE-94',
    /code injection|(?:arbitrary|remote) (?:javascript |js )?code (?:execution|injection)|execut\w+ arbitrary (?:javascript|js|code)|\brce\b|sandbox (?:escape|bypass|breakout)|\bunsafe eval|eval injection/gi,
  ],
  ['CWE-89', /sql injection|\bsqli\b/gi],
  ['CWE-943', /nosql injection|operator injection/gi],
  ['CWE-611', /\bxxe\b|xml external entit/gi],
  [
    'CWE-22',
    /(?:path|directory) traversal|dot-?dot-?(?:slash)?|\.\.\/|zip[- ]?slip|arbitrary file (?:read|access|write|overwrite|disclosure)|escape\w* (?:the )?(?:web)? ?root/gi,
  ],
  ['CWE-59', /symlink|symbolic link|link following/gi],
  ['CWE-79', /cross[- ]site scripting|\bxss\b|html injection|script injection/gi],
  ['CWE-918', /server[- ]side request forgery|\bssrf\b/gi],
  ['CWE-352', /cross[- ]site request forgery|\bcsrf\b|\bxsrf\b/gi],
  ['CWE-601', /open redirect\w*|url redirect\w*|unvalidated redirect/gi],
  ['CWE-444', /request smuggling|desync attack/gi],
  ['CWE-113', /header injection|crlf injection|response splitting/gi],
  [
    'CWE-347',
    /signature (?:verification|validation|check|bypass|forger|malleab)\w*|forg\w+ (?:a )?(?:signature|token)s?|(?:alg(?:orithm)?)[ :="']{1,3}none\b|unsigned token/gi,
  ],
  ['CWE-295', /certificate (?:validation|verification|check)/gi],
  ['CWE-208', /timing (?:attack|side[- ]channel|leak)|non-?constant[- ]time/gi],
  [
    'CWE-916',
    /password hash\w*.{0,40}(?:weak|fast|iteration|effort)|(?:weak|insufficient|low) (?:password hash|iteration|work factor|computational)\w*/gi,
  ],
  [
    'CWE-327',
    /(?:weak|broken|risky|insecure|outdated) (?:crypto\w*|cipher|hash\w*|encryption|digest)|\bmd5\b|\bsha-?1\b/gi,
  ],
  ['CWE-338', /(?:weak|predictable|insecure) (?:random\w*|prng|token)|math\.random/gi],
  ['CWE-639', /\bidor\b|insecure direct object/gi],
  [
    'CWE-863',
    /(?:authori[sz]ation|access control|permission)s? (?:bypass|check bypass|missing)|bypass\w* (?:the )?(?:authori[sz]ation|access control|permission)/gi,
  ],
  [
    'CWE-287',
    /auth(?:entication)? bypass|bypass\w* (?:the )?(?:auth(?:entication)?|login)\b|improper authentication/gi,
  ],
  ['CWE-798', /hard-?coded (?:credential|password|secret|key)/gi],
  ['CWE-434', /unrestricted (?:file )?upload/gi],
  ['CWE-122', /heap(?:-based)?[- ](?:buffer[- ])?overflow/gi],
  ['CWE-121', /stack(?:-based)?[- ](?:buffer[- ])overflow/gi],
  ['CWE-416', /use[- ]after[- ]free|\buaf\b/gi],
  ['CWE-415', /double[- ]free/gi],
  ['CWE-125', /out[- ]of[- ]bounds read|\boob read|buffer over-?read/gi],
  ['CWE-787', /out[- ]of[- ]bounds write|\boob write|buffer overflow/gi],
  ['CWE-190', /integer overflow/gi],
  ['CWE-476', /null[- ]pointer|null dereference/gi],
  [
    'CWE-201',
    /memory (?:disclosure|leak|exposure|contents)|uninitiali[sz]ed (?:memory|buffer)|expos\w+ (?:of )?memory|leak\w* memory/gi,
  ],
  [
    'CWE-200',
    /information (?:disclosure|leak|exposure)|sensitive (?:data|information) (?:exposure|disclosure)|leak\w* (?:secret|credential|header|token)s?/gi,
  ],
  ['CWE-362', /race condition|\btoctou\b/gi],
  [
    'CWE-400',
    /denial[- ]of[- ]service|\bdos\b|resource exhaustion|cpu (?:exhaustion|usage|time)|100% cpu|(?:hang|freez|block)\w* (?:the )?(?:process|server|event loop|thread)|event[- ]loop/gi,
  ],
  ['CWE-20', /(?:improper|missing|insufficient) (?:input )?validation/gi],
]

/**
 * The weakness a report's words describe most, title words counting fivefold.
 * @returns undefined when no known words occur: unknown stays unknown.
 */
export function weaknessFromWords(title: string, prose: string, code: string): string | undefined {
  let best: { cwe: string; score: number } | undefined
  for (const [cwe, words] of WORDS) {
    const score =
      5 * count(title, words) + count(prose, words) + (cwe === 'CWE-1321' ? count(code, words) : 0)
    if (score > 0 && (best === undefined || score > best.score)) best = { cwe, score }
  }
  return best?.cwe
}

/** Three of a kind say as much as thirty. */
function count(text: string, words: RegExp): number {
  let found = 0
  for (const _ of text.slice(0, 200_000).matchAll(words)) {
    found += 1
    if (found === 3) break
  }
  return found
}
