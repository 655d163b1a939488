/** Where a command writes. Standard output holds results alone; everything said to a person goes to standard error. */
export interface Output {
  json: boolean
  /** One result: as JSON with --json, else as the text it is given. */
  result(value: unknown, text: string): void
  /** Something said to a person. */
  say(text: string): void
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, text) => process.stdout.write(`${json ? JSON.stringify(value) : text}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
  }
}

/** Control characters of stored text must not reach the terminal: they can rewrite what it shows. */
export const plain = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')

const WIDEST = 60

/** Rows as aligned columns under a heading; long cells are cut with an ellipsis. */
export function table(heading: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [heading, ...rows].map((row) => row.map((cell) => cut(plain(String(cell ?? '–')))))
  const widths = heading.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= WIDEST ? line : `${line.slice(0, WIDEST - 1)}…`
}

/** `label  value` lines, labels aligned; values that are missing are left out. */
export function facts(entries: readonly (readonly [label: string, value: unknown])[]): string {
  const told = entries.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(0, ...told.map(([label]) => label.length))
  return told.map(([label, value]) => `${label.padEnd(width)}  ${plain(String(value))}`).join('\n')
}
