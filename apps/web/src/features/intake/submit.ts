import { send } from '../../api/client.ts'
import type { FindingDocument, IntakeReceipt, ReportForm } from '../../api/types.ts'

const MEDIA_TYPES: Record<ReportForm, string> = {
  native: 'application/json',
  sarif: 'application/sarif+json',
  csaf: 'application/csaf+json',
  markdown: 'text/markdown',
}

/**
 * Guesses the form of a file from its name and its first characters, so that nobody has to know what
 * SARIF is. The server reads it again and says what it makes of it.
 */
export function formOfFile(name: string, text: string): ReportForm {
  const start = text.trimStart()
  if (!start.startsWith('{') && !start.startsWith('[')) return 'markdown'
  const head = start.slice(0, 20_000)
  if (
    name.toLowerCase().endsWith('.sarif') ||
    (/"runs"\s*:/.test(head) && /"version"\s*:\s*"2\.1/.test(head))
  ) {
    return 'sarif'
  }
  if (/"csaf_version"\s*:/.test(head)) return 'csaf'
  return 'native'
}

/** Sends a report in the form it came in, byte for byte; the intake keeps the original. */
export async function submitReport(form: ReportForm, body: string): Promise<IntakeReceipt> {
  // The contract of POST /v1/findings.
  return (await send('/v1/findings', MEDIA_TYPES[form], body)) as IntakeReceipt
}

export const submitDocument = (document: FindingDocument) => submitReport('native', JSON.stringify(document))
