import type { ReportForm } from './document.ts'

/** The content type each form is sent with. */
export const MEDIA_TYPES: Record<ReportForm, string> = {
  native: 'application/json',
  sarif: 'application/sarif+json',
  csaf: 'application/csaf+json',
  markdown: 'text/markdown',
}
