/**
 * Other markups people paste, brought to Markdown's: Jira's `{code}` and `h2.`, BBCode's `[code]`.
 * What is not recognised stays as it is.
 */
export function toMarkdown(text: string): string {
  return text
    .replace(/^h([1-6])\.[ \t]+/gm, (_match, level: string) => `${'#'.repeat(Number(level))} `)
    .replace(
      /^[ \t]{0,3}\{(?:code|noformat)(?::([a-zA-Z]{1,20}))?[^}\n]{0,60}\}[ \t]*$/gm,
      (_match, language?: string) => `\`\`\`${language ?? ''}`,
    )
    .replace(
      /^[ \t]{0,3}\[\/?code(?:=([a-zA-Z]{1,20}))?\][ \t]*$/gim,
      (_match, language?: string) => `\`\`\`${language ?? ''}`,
    )
}
