import { asList, asText, type Loose, member } from '../report/loose.ts'
import type { Problems } from '../vulnerability/record.ts'

const VERSION = /^5\.\d{1,4}(?:\.\d{1,4})?$/
const ENGLISH = /^en(?:[-_][A-Za-z0-9]{1,8})*$/i
/** Containers looked at; a record has one for each publisher that adds to it. */
const MOST = 100

/**
 * Names where a record breaks the form of CVE JSON 5 (schema 5.1: `dataVersion`, `containers`, `providerMetadata`,
 * `descriptions`, `rejectedReasons`). It is read all the same: what it says of a flaw may still be true.
 */
export function nameForm(document: Loose, problems: Problems): void {
  const version = member(document, 'dataVersion')
  if (version !== undefined && !VERSION.test(asText(version) ?? ''))
    problems.add(`dataVersion: ${JSON.stringify(version)?.slice(0, 60)} is no version of CVE JSON 5.`)
  const containers = member(document, 'containers')
  const cna = member(containers, 'cna')
  if (typeof cna !== 'object' || cna === null) {
    problems.add('containers.cna is missing: nothing is said of the flaw by who assigned it.')
    return
  }
  for (const [at, container] of [cna, ...asList(member(containers, 'adp')).slice(0, MOST)].entries()) {
    const provider = member(member(container, 'providerMetadata'), 'orgId')
    const place = `${at === 0 ? 'containers.cna' : `containers.adp[${at - 1}]`}.providerMetadata.orgId`
    if (provider === undefined) problems.add(`${place} is missing.`)
    else if (asText(provider) === undefined)
      problems.add(`${place}: a value of type ${kindOf(provider)} names no organisation.`)
  }
  const rejected = asText(member(member(document, 'cveMetadata'), 'state')) === 'REJECTED'
  const told = rejected ? 'rejectedReasons' : 'descriptions'
  if (!asList(member(cna, told)).some((item) => ENGLISH.test(asText(member(item, 'lang')) ?? '')))
    problems.add(`containers.cna.${told}: none is in English, as CVE JSON 5 asks.`)
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value)
