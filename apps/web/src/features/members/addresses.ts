/** Addresses as people part them: by lines, commas, semicolons or spaces; each once. */
export const addressesIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((address) => address !== '')),
]
