import { limitOption } from '../options.ts'
import { facts, plain } from '../output.ts'
import type { Definition } from '../program.ts'
import type { PatchChain } from '../types.ts'
import { chainsTable, deployedText } from '../uptake-text.ts'

export const patchChainsList: Definition = {
  name: 'patch-chains list',
  summary: 'list how far repairs came, from candidate to deployed',
  shape: (command) => limitOption(command.option('--vulnerability <id>', 'only of this one')),
  async run({ client, output }, { limit, vulnerability }: { limit: number; vulnerability?: string }) {
    const chains = await client().list<PatchChain>('/v1/patch-chains', { vulnerability }, limit)
    output.result(chains, chainsTable(chains))
    return undefined
  },
}

export const patchChainsShow: Definition = {
  name: 'patch-chains show',
  summary: 'show one patch chain with everything reported of it',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const chain = await client().get<PatchChain>(`/v1/patch-chains/${encodeURIComponent(id)}`)
    output.result(chain, chainText(chain))
    return undefined
  },
}

export const patchChainsReport: Definition = {
  name: 'patch-chains report',
  summary: 'report that a repair came to a stage',
  shape: (command) =>
    command
      .argument('<id>')
      .argument('<stage>', 'candidate, certified, upstream, released or distributions')
      .argument('<where>', 'a repository, a registry, a distribution')
      .option('--version <version>', 'the version that carries it')
      .option('--at <instant>', 'when, RFC 3339; now where it is left out')
      .option('--words <text>', 'a note'),
  async run(
    { client, output },
    id: string,
    stage: string,
    where: string,
    { version, at, words }: { version?: string; at?: string; words?: string },
  ) {
    const chain = await client().send<PatchChain>(
      'POST',
      `/v1/patch-chains/${encodeURIComponent(id)}/stages`,
      {
        stage,
        where,
        ...(version === undefined ? {} : { version }),
        ...(at === undefined ? {} : { at }),
        ...(words === undefined ? {} : { words }),
      },
    )
    output.result(chain, chainText(chain))
    return undefined
  },
}

export const patchChainsBypass: Definition = {
  name: 'patch-chains bypass',
  summary: 'say that a later finding got past a repair: what members mended is open again',
  shape: (command) => command.argument('<id>').argument('<words>', 'what got past it; members read this'),
  async run({ client, output }, id: string, words: string) {
    const chain = await client().send<PatchChain>(
      'POST',
      `/v1/patch-chains/${encodeURIComponent(id)}/bypass`,
      {
        words,
      },
    )
    output.result(chain, chainText(chain))
    return undefined
  },
}

function chainText(chain: PatchChain): string {
  const entries = chain.stages.flatMap(({ stage, entries: own }) =>
    own.map(({ at, where, version, words, bypassedAt }) =>
      plain(
        `  ${at.slice(0, 10)}  ${stage}: ${where}${version === null ? '' : ` ${version}`}${bypassedAt === null ? '' : ' (bypassed)'}${words === null ? '' : `. ${words}`}`,
      ),
    ),
  )
  return [
    facts([
      ['vulnerability', chain.vulnerability],
      ['title', chain.title],
      ['deployed', deployedText(chain)],
      ['median days from release', chain.deployed.medianDays],
    ]),
    ...(entries.length > 0 ? entries : ['  no stage was reported yet']),
  ].join('\n')
}
