import { ANSWER_ABOVE } from '../../../platform/mail/message.ts'

/** What a party is told by e-mail that something is there of. */
export type NoticeKind =
  | 'added'
  | 'message'
  | 'proposal'
  | 'declined'
  | 'agreed'
  | 'signal'
  | 'plan'
  | 'published'
  | 'escalated'

/** Event kinds this house writes to parties about, as far as they alone decide. */
export function noticeOf(event: { kind: string; data: Record<string, unknown> }): NoticeKind | undefined {
  switch (event.kind) {
    case 'case.party':
    case 'case.dossier':
      return 'added'
    case 'case.message':
      return 'message'
    case 'case.proposal':
      return event.data.state === 'declined' ? 'declined' : 'proposal'
    case 'case.embargo':
      return 'agreed'
    case 'case.signal':
      return 'signal'
    // A step that was made ready concerns who plans, not everybody.
    case 'case.plan':
      return event.data.stepId === undefined ? 'plan' : undefined
    case 'case.escalation':
      return 'escalated'
    case 'case.moved':
      return event.data.to === 'published' ? 'published' : undefined
    default:
      return undefined
  }
}

const SUBJECTS: Record<NoticeKind, string> = {
  added: 'You are asked to help with a vulnerability',
  message: 'A new message',
  proposal: 'A date of publication is proposed',
  declined: 'The proposed date was declined',
  agreed: 'The date of publication is set',
  signal: 'Something new that may end the silence early',
  plan: 'The plan of the publication',
  published: 'Published',
  escalated: 'Somebody else was asked to mend it',
}
const SENTENCES: Record<NoticeKind, string> = {
  added: 'There is something in this case for you to read.',
  message: 'There is a new message in a conversation you are in.',
  proposal: 'Somebody proposed until when all of us keep silent. Please look at it and answer.',
  declined: 'The proposed end of the silence was declined. Somebody will propose another one.',
  agreed: 'It is agreed, or was changed, until when all of us keep silent. Please look at the date.',
  signal: 'There are signs that may make an earlier publication necessary. Please look at once.',
  plan: 'There is a plan of who does what around the publication. Please look at your part.',
  published: 'The advisory of this case was published.',
  escalated:
    'We did not hear from you, so somebody else was asked to mend it in your place. You can take it back at any time.',
}

/** Where an answer to a mail is read. */
export type AnswerGoesTo = 'coordinators' | 'conversation' | 'everybody'
const ANSWERS: Record<AnswerGoesTo, string> = {
  coordinators: 'Or answer this mail: the coordinators alone will read it.',
  conversation: 'Or answer this mail: everybody in that conversation will read it.',
  everybody: 'Or answer this mail: every party of the case will read it.',
}

export interface Notice {
  kind: NoticeKind
  /** Public number of the case; nothing else of it stands in a mail. */
  caseNumber: string
  house: string
  /** Nothing was written to this party before. */
  first: boolean
  url: string
  /** Null: the party's people sign in. */
  expiresAt: Date | null
  /** Undefined: answers are not read. */
  answerGoesTo: AnswerGoesTo | undefined
  /** The text of a message, where the party agreed to get it by plain e-mail. */
  message?: { by: string; text: string; attachments: number }
}

/** Subject and plain text of a notice. No title, no product, no date, nobody's name but the house's own. */
export function noticeText(notice: Notice): { subject: string; text: string } {
  const { kind, caseNumber, house, first, url, expiresAt, answerGoesTo, message } = notice
  const lines = [
    ...(answerGoesTo ? [ANSWER_ABOVE, ''] : []),
    ...(first
      ? [
          `${house} coordinates the handling of a vulnerability and asks for your help. It is case ${caseNumber}.`,
          'Please tell nobody who does not have to know. You need no account here.',
          '',
        ]
      : [`Case ${caseNumber}, coordinated by ${house}.`, '']),
    ...(first && kind === 'added' ? [] : [SENTENCES[kind], '']),
    ...(message ? [`${message.by}:`, '', message.text, '', ...attached(message.attachments)] : []),
    'Read and answer here:',
    url,
    expiresAt
      ? `The link works until ${expiresAt.toISOString().slice(0, 10)}. Whoever has it acts for you in this case: do not pass it on.`
      : 'Sign in with your account.',
    ...(answerGoesTo
      ? ['', ANSWERS[answerGoesTo], 'Write from the address this mail came to.']
      : ['', 'Answers to this mail are not read.']),
  ]
  const about = kind === 'added' && !first ? 'Something for you to read' : SUBJECTS[kind]
  return { subject: `[${caseNumber}] ${about}`, text: `${lines.join('\n')}\n` }
}

const attached = (count: number): string[] =>
  count === 0 ? [] : [count === 1 ? 'With 1 attachment.' : `With ${count} attachments.`, '']

/** What a maintainer of last resort is told once the maintainer is back. It needs no link: nothing is asked any more. */
export const stoodDownText = ({
  caseNumber,
  house,
}: Pick<Notice, 'caseNumber' | 'house'>): { subject: string; text: string } => ({
  subject: `[${caseNumber}] You need not go on`,
  text: [
    `Case ${caseNumber}, coordinated by ${house}.`,
    '',
    'The maintainer takes it back. Thank you for standing in: nothing more is asked of you, and your way into the case is closed.',
    'Please keep to yourself what you read of it until it is published.',
    '',
    'Answers to this mail are not read.',
    '',
  ].join('\n'),
})
