export const SIGN_IN_FACETS = { problem: 'text' } as const
