import { type HandoverReport, within } from './report.ts'

/**
 * A vulnerability report for VINCE and VINCE-NT, by the field names of VINCE's report form. VINCE-NT lets each
 * instance build its own form: the Markdown has the same answers in the same order, to be pasted.
 */
export interface VinceReport {
  fields: Record<string, string | boolean>
  markdown: string
}

interface Field {
  name: string
  question: string
  value: string | boolean
}

/** Lengths VINCE's form and its columns take. */
const LONG = 20_000
const SHORT = 100
const REFERENCES = 1000

export function renderVince(report: HandoverReport): VinceReport {
  const fields = fieldsOf(report)
  return {
    fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    markdown: `# ${report.title}\n\n${fields
      .filter(({ value }) => value !== '')
      .map(
        ({ question, value }) =>
          `## ${question}\n\n${typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value}`,
      )
      .join('\n\n')}\n`,
  }
}

function fieldsOf(report: HandoverReport): Field[] {
  const { house, flaws, told, embargo } = report
  const products = [...new Set(flaws.map(({ product }) => product))]
  const versions = [...new Set(flaws.flatMap((flaw) => flaw.versions))]
  const each = (words: (flaw: (typeof flaws)[number]) => string): string =>
    flaws
      .map((flaw) => (flaws.length > 1 ? `${flaw.title}:\n${words(flaw)}` : words(flaw)).trim())
      .join('\n\n')
  const [first] = told
  return [
    { name: 'contact_name', question: 'Your name', value: within(house.name, SHORT) },
    { name: 'contact_org', question: 'Your organization', value: within(house.name, SHORT) },
    { name: 'contact_email', question: 'Your e-mail address', value: house.email ?? '' },
    {
      name: 'share_release',
      question: 'May your contact information be given to the vendor?',
      value: true,
    },
    // Who discovered it has said how to be thanked, to this house and to nobody else.
    { name: 'credit_release', question: 'Do you want to be acknowledged?', value: false },
    { name: 'comm_attempt', question: 'Have you contacted the vendor?', value: told.length > 0 },
    {
      name: 'first_contact',
      question: 'When was the vendor first contacted?',
      value: first?.at.slice(0, 10) ?? '',
    },
    {
      name: 'vendor_communication',
      question: 'What came of it?',
      value: within(told.map(({ name, at }) => `${name}: told ${at.slice(0, 10)}`).join('\n'), LONG),
    },
    { name: 'vendor_name', question: 'Vendor', value: within(first?.name ?? '', SHORT) },
    { name: 'multiplevendors', question: 'Are several vendors concerned?', value: told.length > 1 },
    {
      name: 'other_vendors',
      question: 'Other vendors',
      value: within(
        told
          .slice(1)
          .map(({ name }) => name)
          .join('\n'),
        LONG,
      ),
    },
    { name: 'product_name', question: 'Product', value: within(products.join(', '), SHORT) },
    {
      name: 'product_version',
      question: 'Version',
      value: within(versions.join(', ') || 'not known', SHORT),
    },
    {
      name: 'vul_description',
      question: 'What is the vulnerability?',
      value: within(
        each(({ description, weaknesses }) =>
          [description, weaknesses.join(', ')].filter(Boolean).join('\n\n'),
        ),
        LONG,
      ),
    },
    {
      name: 'vul_exploit',
      question: 'How does an attacker exploit it?',
      value: within(
        each(({ proof, shown }) =>
          [shown.join('\n'), proof ?? 'There is no proof that can be run.'].filter(Boolean).join('\n\n'),
        ),
        LONG,
      ),
    },
    {
      name: 'vul_impact',
      question: 'What does an attacker gain?',
      value: within(
        each(({ severity, cvss }) => [`Severity: ${severity}.`, ...cvss].join('\n')),
        LONG,
      ),
    },
    {
      name: 'vul_discovery',
      question: 'How was the vulnerability discovered?',
      value: within(
        each(
          ({ discoverers }) =>
            `Reported to ${house.name} by ${discoverers} independent ${discoverers === 1 ? 'discoverer' : 'discoverers'}, and reproduced there where it could be run.`,
        ),
        LONG,
      ),
    },
    { name: 'vul_public', question: 'Is it publicly known?', value: report.published },
    {
      name: 'public_references',
      question: 'References',
      value: within(report.published ? report.identifiers.join('\n') : '', REFERENCES),
    },
    {
      name: 'vul_exploited',
      question: 'Is there evidence that it is exploited?',
      value: report.exploited !== null,
    },
    {
      name: 'exploit_references',
      question: 'Evidence of exploitation',
      value: within(report.exploited ?? '', REFERENCES),
    },
    { name: 'vul_disclose', question: 'Do you plan to disclose it?', value: true },
    {
      name: 'disclosure_plans',
      question: 'Disclosure plans',
      value: within(
        embargo
          ? `Agreed to stay closed until ${embargo.local} (${embargo.zone}), ${embargo.endsAt}.`
          : 'No date is agreed yet.',
        REFERENCES,
      ),
    },
    {
      name: 'tracking',
      question: 'Tracking identifiers',
      value: within([report.caseNumber, ...report.identifiers].join(', '), SHORT),
    },
    {
      name: 'comments',
      question: 'Comments',
      value: within(`TLP:${report.tlp.toUpperCase()}. Handled by ${house.name} (${house.url}).`, LONG),
    },
  ]
}
