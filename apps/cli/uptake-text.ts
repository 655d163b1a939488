import { plain, table } from './output.ts'
import type { PatchChain, UptakeReceipt } from './types.ts'

/** What became of each report; those about nothing say why. */
export function receiptText({ changed, reopened, results }: UptakeReceipt): string {
  const told = results.filter(({ message }) => message !== null)
  return [
    `${changed} exposures changed${reopened > 0 ? `, ${reopened} open again` : ''}`,
    ...told.map(({ at, message }) => plain(`${at}: ${message}`)),
  ].join('\n')
}

const day = (at: string | null): string => (at === null ? '–' : at.slice(0, 10))

export const chainsTable = (chains: readonly PatchChain[]): string =>
  chains.length === 0
    ? 'None.'
    : table(
        ['id', 'vulnerability', ...(chains[0]?.stages.map(({ stage }) => stage) ?? []), 'deployed'],
        chains.map((chain) => [
          chain.id,
          chain.vulnerability,
          ...chain.stages.map(({ reachedAt, bypassed }) => (bypassed ? 'bypassed' : day(reachedAt))),
          deployedText(chain),
        ]),
      )

/** "3 of 7, 2 silent", or that it is not shown. */
export const deployedText = ({ deployed: { exposed, deployed, silent } }: PatchChain): string =>
  exposed === null ? 'not shown' : `${deployed ?? 0} of ${exposed}${silent ? `, ${silent} silent` : ''}`
