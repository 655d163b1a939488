/** A text parted into what names the product and what tells its version. */
export interface VersionParted {
  /** The text without its version and without the word in front of it ("v", "rel."). */
  rest: string
  /** As written; undefined when nothing in the text is clearly a version. */
  version: string | undefined
}

/** One run as vendors write it: 7.2.4, 10.1.6-h3, 9.8(2), 21.4R3-S5, 13.0-58.32, 15.2(4)E8. At most 40 characters. */
const RUN = String.raw`\d{1,8}(?:[.(]\w{1,12}\)?){1,6}(?:\w{1,6})?(?:-\w[\w.]{0,15})?`
/** After a word that announces it, a version may be anything short with a digit: K.2, 7, B.04, 20H2. */
const ANNOUNCED =
  /(?:^|[\s,;(/])(?:versions?|vers|ver|release|rel|firmware|fw|f\/w|s\/w|sw|build|rev|revision)(?:\.\s{0,2}|\s{0,2}[:=]\s{0,2}|\s{1,3})v?\.?([a-z]{0,2}\.?\d[\w.()+-]{0,30}|[a-z]\.\d[\w.]{0,20})/i
/** "v7.2.4", "V16"; three digits in a row are a model (Evita V500). */
const V_FORM = /(?:^|[\s,;(/])v\.?\s?(\d{1,6}[.(][\w.()+-]{0,30}|\d{1,2}(?=$|[\s,;)]))/i
const PLAIN_RUN = new RegExp(String.raw`(?:^|[\s,;(/:=])(${RUN})(?=$|[\s,;)/])`, 'i')
/** Releases of Windows, which catalogues write as part of the product and people as version. */
const WINDOWS_RELEASE =
  /(?:^|[\s,;(])(1507|1511|1607|1703|1709|1803|1809|1903|1909|2004|20h2|2[1-9]h[12])(?=$|[\s,;)])/i
/** Steps upon a version that has its place in the name: "2016 CU23", "6.7 U3", "Service Pack 1". */
const STEP =
  /(?:^|[\s,;(])(?:(?:service\s?pack|sp)\s?(\d{1,2})|(cu|u|update|ru|hf)\s?(\d{1,3}[a-z]?))(?=$|[\s,;)])/i
/** Systems and browsers that are counted in whole numbers, which stand bare behind the name. */
const COUNTED =
  /(?<=^|[\s/])((?:debian|linux|rhel|enterprise linux|centos|rocky|alma\s?linux|ubuntu|fedora|suse|sles|firefox|thunderbird|chrome|chromium|edge|android|ios|ipados|macos|postgresql|tomcat|php)(?:\s(?:esr|lts|server|stream))?)\s(\d{1,3})(?=$|[\s,;)])/i

const without = (text: string, match: RegExpExecArray): string =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\(\s{0,9}\)/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim()

/** A version cell that holds one word with a digit is a version whatever it looks like: VA30, J.10.52, 9. */
const ONE_WORD = /^[^\s]{1,40}$/

/** A version cell: what it says beside the version ("PAN-OS 10.1") is kept as `rest`. */
export function partVersionCell(given: string): VersionParted {
  const parted = partVersion(given)
  const word = parted.rest
  if (parted.version === undefined && ONE_WORD.test(word) && /\d/.test(word))
    return { rest: '', version: tidy(word) }
  return parted
}

const tidy = (version: string): string => version.replace(/[.(+-]+$/, '')

/** An unmatched closing bracket belongs to the sentence, not to the version. */
const balanced = (version: string): string => (version.includes('(') ? version : version.replace(/\)+$/, ''))

/**
 * Parts a product cell: "FortiGate 60F v7.2.4" → FortiGate 60F, 7.2.4. Model numbers stay with the name: a bare
 * whole number ("PCU 8015", "Server 2016") is a version only where a word or the product says so. Text is
 * looked at as given, at most 300 characters; a step such as SP1 or CU23 counts when there is nothing else.
 */
export function partVersion(given: string): VersionParted {
  const text = given.slice(0, 300).replace(/_/g, ' ').trim()
  const step = STEP.exec(text)
  const stepless = step === null ? text : without(text, step)
  const stepText = step === null ? undefined : step[1] !== undefined ? `SP${step[1]}` : `${step[2]}${step[3]}`
  const found = firstVersion(stepless)
  if (found === undefined) return { rest: stepless, version: stepText }
  return {
    rest: found.rest,
    version: stepText === undefined ? found.version : `${found.version} ${stepText}`,
  }
}

function firstVersion(text: string): { rest: string; version: string } | undefined {
  const windows = /\bwin(?:dows)?(?:\b|\d)/i.test(text) ? WINDOWS_RELEASE.exec(text) : null
  for (const match of [ANNOUNCED.exec(text), V_FORM.exec(text), windows, PLAIN_RUN.exec(text)]) {
    const version = tidy(balanced(match?.[1] ?? ''))
    if (match !== null && version !== '') return { rest: without(text, match), version }
  }
  const counted = COUNTED.exec(text)
  if (counted?.[2] === undefined) return undefined
  const rest = text.slice(0, counted.index) + counted[1] + text.slice(counted.index + counted[0].length)
  return { rest: rest.trim(), version: counted[2] }
}
