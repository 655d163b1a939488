import { InvalidArgumentError, Option } from 'commander'
import { memberText } from '../member-text.ts'
import type { Definition } from '../program.ts'
import type { MemberView } from '../types.ts'

const KINDS: readonly MemberView['kind'][] = [
  'federal civilian agency',
  'national security',
  'state',
  'local',
  'tribal',
  'territorial',
  'critical infrastructure',
  'other',
]
const TLP = ['clear', 'green', 'amber', 'amber+strict', 'red']

interface Options {
  kind: string
  sector?: string[]
  tlp: string
  agreement?: { title: string; signedOn: string }[]
}

export const membersAdmit: Definition = {
  name: 'members admit',
  summary: 'make an organisation a member, or change what is said of it (coordinators)',
  shape: (command) =>
    command
      .argument('<organisation>', 'exactly as it is named in this house')
      .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS).makeOptionMandatory())
      .option('--sector <code...>', 'sectors it is counted in (tocsin members sector-codes)')
      .addOption(
        new Option('--tlp <label>', 'most restricted label it may be sent').choices(TLP).default('amber'),
      )
      .option(
        '--agreement <date=title...>',
        'agreements it signed, in place of those noted: 2026-05-01="Terms of sharing"',
        (text: string, before: Options['agreement'] = []) => [...before, agreement(text)],
      ),
  async run({ client, output }, organisation: string, { kind, sector = [], tlp, agreement }: Options) {
    const body = {
      organisation,
      kind,
      sectors: sector,
      tlp,
      ...(agreement === undefined ? {} : { agreements: agreement }),
    }
    const view = await client().send<MemberView>('PUT', '/v1/members', body)
    output.result(view, memberText(view))
    return undefined
  },
}

function agreement(text: string): { title: string; signedOn: string } {
  const [, signedOn, title] = /^(\d{4}-\d{2}-\d{2})=(.{1,300})$/.exec(text) ?? []
  if (signedOn === undefined || title === undefined)
    throw new InvalidArgumentError(
      'write the day it was signed and its title: 2026-05-01="Terms of sharing".',
    )
  return { title, signedOn }
}
