export const ADVISORY_FACETS = { package: 'text' } as const
