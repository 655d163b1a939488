import { member } from '../report/loose.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readRecord } from '../vulnerability/record.ts'
import { readCsafVex } from './csaf.ts'
import { readCycloneDxVex } from './cyclonedx.ts'
import { readOpenVex } from './openvex.ts'
import { VEX_LIMITS, type VexDocument } from './types.ts'

/**
 * Reads a VEX document of any of the three formats, told apart by what each must have.
 * @param input text, bytes or an already parsed value; at most 32 MiB, 64 levels deep
 * @throws RecordError when it is none of them
 */
export function readVex(input: unknown): VexDocument {
  const document = readRecord(input, 'VEX document', VEX_LIMITS.bytes)
  if (member(document, 'bomFormat') !== undefined) return readCycloneDxVex(document)
  if (member(member(document, 'document'), 'csaf_version') !== undefined) return readCsafVex(document)
  if (member(document, 'statements') !== undefined || member(document, '@context') !== undefined)
    return readOpenVex(document)
  throw new RecordError(
    'record-wrong-form',
    'This is no VEX document: OpenVEX has "@context" and "statements", CSAF "document.csaf_version", CycloneDX "bomFormat".',
  )
}
