import type { CaseMessage, CaseThread, CaseView, Coordination } from '../schema/index.ts'

/** Everything one party may see of a case, as it is exported. */
export interface CaseDossier {
  case: CaseView
  coordination: Coordination
  conversations: (Omit<CaseThread, 'messages'> & { messages: CaseMessage[] })[]
}

export interface Cover {
  house: string
  recipient: string
  exportId: string
  /** Instant, RFC 3339. */
  at: string
  /** Export-control notice, in the operator's words. */
  notice: string
}

/** A case as Markdown, in parts: cover first, then one part a section. */
export function dossierParts(
  { case: view, coordination, conversations }: CaseDossier,
  cover: Cover,
): string[] {
  const names = new Map(view.parties.map((party) => [party.id, party.name]))
  const list = (lines: string[]) =>
    lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n')
  return [
    `# ${view.number}: ${line(view.title)}`,
    `**For ${line(cover.recipient)} alone.** TLP:${view.tlp.toUpperCase()}. Export ${cover.exportId} of ${cover.at}, by ${line(cover.house)}.`,
    `> ${line(cover.notice)}`,
    `## State\n\n${list([
      `State: ${view.state}`,
      `Severity: ${view.severity}`,
      `Package: ${view.package ?? 'none named'}`,
      `Identifiers: ${view.identifiers.join(', ') || 'none'}`,
      `Priority: ${view.priority.band}. ${line(view.priority.summary)}`,
      view.embargo
        ? `Closed until ${view.embargo.local} ${view.embargo.zone} (${view.embargo.endsAt})`
        : 'No end of the silence is agreed',
    ])}`,
    ...view.rootCauses.map(
      (cause) =>
        `## Root cause: ${line(cause.title)}\n\n${list([
          `Package: ${cause.package ?? 'none named'}`,
          `Weakness: ${cause.weakness ?? 'not named'}`,
          `Severity: ${cause.severity}`,
          `Verdict: ${cause.verdict}; ${cause.evidenceLevel}`,
        ])}`,
    ),
    `## Patch certificates\n\n${list(view.certificates.map(({ candidate, grade, detail }) => `${line(candidate)}: ${grade}. ${line(detail)}`))}`,
    `## Parties you may know of\n\n${list(view.parties.map(({ name, role, status }) => `${line(name)} (${role}): ${status}`))}`,
    `## Statements\n\n${list(
      coordination.statements.map(
        ({ partyId, product, status, words, fixedIn }) =>
          `${line(names.get(partyId) ?? 'a party')}: ${line(product)} is ${status}${fixedIn ? `, fixed in ${line(fixedIn)}` : ''}${words ? `. ${line(words)}` : ''}`,
      ),
    )}`,
    `## Ends of the silence that were proposed\n\n${list(
      coordination.proposals.map(
        ({ local, zone, state, by, words }) =>
          `${local} ${zone}, by ${line(by)}: ${state}${words ? `. ${line(words)}` : ''}`,
      ),
    )}`,
    `## Plan of the publication\n\n${list(
      coordination.releasePlan.map(
        ({ minutes, what, doneAt }) => `${minutes} min: ${line(what)}${doneAt ? ' (done)' : ''}`,
      ),
    )}`,
    ...conversations.map(
      ({ title, messages }) =>
        `## Conversation: ${line(title)}\n\n${messages
          .map(({ at, by, text, attachments }) =>
            [
              `**${line(by)}**, ${at}`,
              quoted(text),
              ...attachments.map(({ name }) => `Attached: ${line(name)}`),
            ].join('\n\n'),
          )
          .join('\n\n')}`,
    ),
    `## What happened\n\n${list(view.timeline.map(({ at, by, what, detail }) => `${at} ${line(by)}: ${line(what)}${detail ? ` (${line(detail)})` : ''}`))}`,
  ]
}

/** One line: what somebody wrote must not begin a heading of ours. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((one) => `> ${one}`)
    .join('\n')
