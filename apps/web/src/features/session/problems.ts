/** What the sign-in page says about a return from a sign-in provider that did not work. */
export interface ProblemWords {
  code: string
  heading: string
  happened: string
  mend: string
  /** Whether trying the same way once more can help. */
  again: boolean
}

/** Codes the server sends back in `/sign-in?problem=…`; see docs/errors.md. */
const WORDS: Record<string, Omit<ProblemWords, 'code'>> = {
  'oidc-failed': {
    heading: 'Your organisation did not confirm who you are',
    happened:
      'The sign-in was cancelled, took too long, was begun in another browser, or the provider did not answer. You are not signed in, and nothing was changed.',
    mend: 'Try again. If it goes on, sign in another way below, and tell whoever runs this house: the provider may be down or set up wrongly.',
    again: true,
  },
  'oidc-account-unknown': {
    heading: 'No account here belongs to that identity',
    happened:
      'Your organisation confirmed who you are, but no account of this house is linked to you. Accounts are never made by themselves.',
    mend: 'Ask an administrator of this house to link one to you, or sign in another way below. If you have several identities there, try again with the other.',
    again: true,
  },
  'oidc-unavailable': {
    heading: 'This house has no sign-in provider',
    happened: 'Signing in through an organisation is not set up here.',
    mend: 'Sign in another way below. Whoever runs this house sets it up with TOCSIN_OIDC_ISSUER and TOCSIN_OIDC_CLIENT_ID.',
    again: false,
  },
}

/** Longer words in the address are nobody's code; React shows what is left as text. */
const MOST = 60

/** Words for a code; one this screen does not know is shown as it came. */
export function problemWords(code: string): ProblemWords {
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  if (known !== undefined) return { code, ...known }
  return {
    code: code.slice(0, MOST),
    heading: 'The sign-in did not work',
    happened: 'The way in you chose came back without signing you in, for a reason this page does not know.',
    mend: 'Sign in another way below, or give the code to whoever runs this house.',
    again: false,
  }
}
