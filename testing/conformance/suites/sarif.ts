import { checkFinding } from '../../../standards/report/check.ts'
import { asList, asText, member } from '../../../standards/report/loose.ts'
import { readReport } from '../../../standards/report/read.ts'
import { isIndex, listFiles, readBytes } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/**
 * The SARIF SDK's own files: every result of tool output and baselines becomes a finding in native form;
 * the validator's inputs, broken on purpose, are read without a crash, and what is not JSON is refused.
 */
export const sarif: Suite = {
  name: 'sarif',
  folders: ['sarif/tool-output', 'sarif/baseline', 'sarif/validate'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const folder of this.folders) {
      for (const file of listFiles(corpus, folder).filter((name) => !isIndex(name))) {
        await recorder.check(file, () => readsEveryResult(readBytes(corpus, file)))
      }
    }
    return recorder.outcome
  },
}

function readsEveryResult(bytes: Uint8Array): string | undefined {
  const { items, documentError } = readReport('sarif', bytes)
  const log = parsed(bytes)
  if (log === undefined)
    return documentError?.code === 'report-not-json' ? undefined : 'not JSON, yet not refused'
  if (documentError !== undefined) return documentError.message
  const results = asList(member(log, 'runs')).flatMap((run) => asList(member(run, 'results')))
  if (items.length !== results.length) return `${items.length} findings of ${results.length} results`
  for (const { position, document, error } of items) {
    if (document === undefined) return `result ${position}: ${error?.message}`
    const checked = checkFinding(document)
    if (!checked.ok) return `result ${position} is no finding: ${checked.error.message}`
    if (asText(document.title) === undefined) return `result ${position} has a blank title`
  }
  return undefined
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
