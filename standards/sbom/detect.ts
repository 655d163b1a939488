import { detectJson } from './detect-json.ts'
import { detectText } from './detect-text.ts'
import { encodingOf } from './encoding.ts'
import type { InventoryForm } from './types.ts'

/** How much of a document is looked at to tell its form. */
export const HEAD_BYTES = 64 * 1024

export type Detected = { form: InventoryForm; reason?: undefined } | { form?: undefined; reason: string }

/**
 * The form of an inventory document, by its first bytes and, where they leave it open, by its file name.
 * @param head the first HEAD_BYTES of the document, or all of a shorter one
 * @returns the form, or why there is none, with the way to one that is read
 */
export function detectInventory(head: Uint8Array, fileName = ''): Detected {
  const binary = BINARY.find(({ magic }) => magic.every((byte, at) => head[at] === byte))
  if (binary !== undefined) return { reason: binary.reason }
  const bytes = head.subarray(0, HEAD_BYTES)
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/^\ufeff/, '')
  const start = text.trimStart()
  if (start === '') return { reason: 'The document is empty.' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell bytes from text
  if (/[\u0000-\u0006\u000e-\u001a]/.test(text.slice(0, 4096)))
    return { reason: 'This is no text. Bring the inventory as JSON, as a list or as CSV.' }
  if (start.startsWith('{') || start.startsWith('[{') || start.startsWith('[ {')) return detectJson(start)
  if (start.startsWith('<')) return detectXml(start)
  return detectText(text, fileName.split(/[\\/]/).at(-1) ?? '', bytes.length < HEAD_BYTES)
}

const BINARY = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    reason: 'This is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV.',
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    reason: 'This is an old Office document. Save the sheet as CSV.',
  },
  { magic: [0x1f, 0x8b], reason: 'This is compressed with gzip. Unpack it first.' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], reason: 'This is compressed with zstd. Unpack it first.' },
  { magic: [0x25, 0x50, 0x44, 0x46], reason: 'This is a PDF. Bring the list as CSV.' },
]

function detectXml(start: string): Detected {
  const head = start.slice(0, 4096)
  if (/cyclonedx\.org\/schema\/bom/.test(head)) {
    return {
      reason:
        'This is CycloneDX XML. Bring JSON: convert it with `cyclonedx convert --output-format json`, or let the tool that made it write JSON.',
    }
  }
  if (/spdx\.org\/rdf/.test(head))
    return { reason: 'This is SPDX RDF. Bring SPDX JSON: convert it with the SPDX tools (`Convert`).' }
  return { reason: 'This is XML or HTML of another kind. Bring CycloneDX or SPDX as JSON, or a list as CSV.' }
}
