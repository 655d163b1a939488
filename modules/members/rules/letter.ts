import type { AlertView, Band } from '../schema.ts'

/** One alert as a letter may tell of it. */
export interface Told {
  vulnerability: string
  component: string
  band: Band
  cause: AlertView['cause']
  dueOn: string | undefined
  /** Neither under embargo nor restricted: it may be named in a letter nobody sealed. */
  nameable: boolean
}

const BANDS: Record<Band, string> = {
  immediate: 'now',
  'out-of-cycle': 'before your next round of updates',
  scheduled: 'with your next round of updates',
  defer: 'when it suits',
  unknown: 'not rated yet',
}
const CAUSES: Record<AlertView['cause'], string> = {
  found: 'new',
  urgent: 'more urgent than before',
  reopened: 'open again',
  due: 'due tomorrow',
}
const MOST_LINES = 50

/**
 * A letter about alerts, in plain words. It goes through mail servers in the clear, so what is under embargo or
 * restricted is counted, never named, and nothing says where things stand.
 */
export function alertLetter(
  told: readonly Told[],
  about: { house: string; digest: boolean; link: string },
): { subject: string; text: string } {
  const named = told.filter(({ nameable }) => nameable)
  const unnamed = told.length - named.length
  const urgent = told.filter(({ band }) => band === 'immediate').length
  const count = told.length === 1 ? 'one thing' : `${told.length} things`
  const lines = named.slice(0, MOST_LINES).map(({ vulnerability, component, band, cause, dueOn }) => {
    const due = dueOn === undefined ? '' : `, by ${dueOn}`
    return `* ${component}: ${vulnerability} (${CAUSES[cause]}). Mend it ${BANDS[band]}${due}.`
  })
  return {
    subject: `${about.digest ? 'Your digest' : urgent > 0 ? 'Act now' : 'New for you'}: ${count} to mend`,
    text: [
      `${about.house} has ${count} for you${urgent > 0 ? `, ${urgent === told.length ? 'all' : urgent} urgent` : ''}.`,
      '',
      ...lines,
      ...(named.length > MOST_LINES ? [`* and ${named.length - MOST_LINES} more`] : []),
      ...(unnamed > 0
        ? [
            `* ${unnamed === 1 ? 'One matter' : `${unnamed} matters`} not to be named in a letter: sign in to read.`,
          ]
        : []),
      '',
      `What to do, step by step: ${about.link}`,
      '',
      'You get this because of your alert settings; change them, and your quiet hours, on the same page.',
    ].join('\n'),
  }
}
