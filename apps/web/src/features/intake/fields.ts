import type { ReportDraft, ReportFaults } from './document.ts'

export type Change = (change: Partial<ReportDraft>) => void
export type FieldsProps = { draft: ReportDraft; set: Change; faults: ReportFaults }
