import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

const OPENSSL = /^(\d+)\.(\d+)(?:\.(\d+))?([a-z]{0,8})(?:-(dev|alpha|beta|pre|rc)(\d*))?(?:-fips|\+\S+)?$/
const STAGES: Readonly<Record<string, string>> = {
  dev: MARK[1],
  alpha: MARK[2],
  beta: MARK[3],
  pre: MARK[4],
  rc: MARK[5],
}

/**
 * OpenSSL: up to 1.1.1 three numbers and a letter for each patch (after z comes za), since 3.0.0 semantic
 * versions; prereleases (`-beta2`, `-pre9`) before their release. `-fips` names a build, not another version.
 */
export const opensslOrder = textOrder((text) => {
  const match = OPENSSL.exec(text)
  if (match === null) return undefined
  const [, major = '', minor = '', fix = '0', letters = '', stage, count = ''] = match
  const release = num(major) + num(minor) + num(fix) + letters + MARK[1]
  return release + (stage === undefined ? MARK[6] : STAGES[stage]! + num(count))
})
