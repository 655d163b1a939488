import { isDeepStrictEqual } from 'node:util'
import { asList, asText, member } from '../../../standards/report/loose.ts'
import { readVex } from '../../../standards/vex/read.ts'
import type { VexDocument } from '../../../standards/vex/types.ts'
import { writeOpenVex } from '../../../standards/vex/write-openvex.ts'
import { RecordError } from '../../../standards/vulnerability/error.ts'
import { isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const OPENVEX = 'vex'
const CYCLONEDX = 'cyclonedx/bom-examples/VEX'
const CSAF = ['csaf/oasis-2.0/examples/csaf', 'csaf/oasis-2.1/examples/csaf', 'csaf-real/cisa']

/**
 * VEX: documents of the three formats are accepted with every statement they make, OpenVEX comes out as it
 * went in, and what is no document is refused.
 */
export const vex: Suite = {
  name: 'vex',
  folders: [OPENVEX, CYCLONEDX, ...CSAF],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    const each = async (folders: readonly string[], check: (document: unknown) => string | undefined) => {
      for (const file of folders.flatMap((folder) => listFiles(corpus, folder)))
        if (file.endsWith('.json') && !isIndex(file))
          await recorder.check(file, () =>
            /not_a_document/.test(file)
              ? refused(readBytes(corpus, file))
              : check(readJsonFile(corpus, file)),
          )
    }
    await each([OPENVEX], openVexKept)
    await each([CYCLONEDX], analysesKept)
    await each(CSAF, statusesKept)
    return recorder.outcome
  },
}

function refused(bytes: Uint8Array): string | undefined {
  try {
    readVex(bytes)
    return 'accepted, though it is no document'
  } catch (error) {
    return error instanceof RecordError ? undefined : `threw ${String(error)}`
  }
}

function openVexKept(document: unknown): string | undefined {
  const read = readVex(document)
  const given = asList(member(document, 'statements'))
  if (read.statements.length !== given.length)
    return `${read.statements.length} statements of ${given.length}`
  const lost = given.findIndex((item, at) => {
    const { status, products } = read.statements[at]!
    return status !== member(item, 'status') || products.length !== asList(member(item, 'products')).length
  })
  if (lost >= 0) return `statement ${lost + 1} has lost its status or a product`
  return isDeepStrictEqual(writeOpenVex(read).document, document)
    ? undefined
    : 'comes out otherwise than it went in'
}

/** Every analysis is a statement of its vulnerability, with a status for its state. */
function analysesKept(document: unknown): string | undefined {
  const { statements } = readVex(document)
  for (const [at, vulnerability] of asList(member(document, 'vulnerabilities')).entries()) {
    const state = asText(member(member(vulnerability, 'analysis'), 'state'))
    const said = statements.filter(({ where }) => where === `/vulnerabilities/${at}`)
    if (member(vulnerability, 'analysis') === undefined) {
      if (said.length > 0) return `vulnerability ${at + 1} has no analysis, and a statement`
    } else if (said.length === 0 || said.some(({ status }) => status === undefined))
      return `the state ${state} of vulnerability ${at + 1} got lost`
    const targets = asList(member(vulnerability, 'affects')).reduce<number>(
      (sum, target) => sum + Math.max(1, asList(member(target, 'versions')).length),
      0,
    )
    const products = said.reduce((sum, one) => sum + one.products.length, 0)
    if (said.length > 0 && products !== targets) return `${products} products of ${targets}`
  }
  return undefined
}

const STATUSES = {
  not_affected: ['known_not_affected'],
  affected: ['known_affected', 'first_affected', 'last_affected'],
  fixed: ['fixed', 'first_fixed'],
  under_investigation: ['under_investigation'],
}

/** As many products of each status as the document lists. */
function statusesKept(document: unknown): string | undefined {
  const read: VexDocument = readVex(document)
  for (const [at, vulnerability] of asList(member(document, 'vulnerabilities')).entries()) {
    const said = read.statements.filter(({ where }) => where === `/vulnerabilities/${at}`)
    for (const [status, groups] of Object.entries(STATUSES)) {
      const listed = groups.reduce(
        (sum, group) => sum + asList(member(member(vulnerability, 'product_status'), group)).length,
        0,
      )
      const kept = said
        .filter((one) => one.status === status)
        .reduce((sum, one) => sum + one.products.length, 0)
      if (kept !== listed) return `vulnerability ${at + 1}: ${kept} of ${listed} products ${status}`
    }
  }
  return undefined
}
