import { InvalidArgumentError } from 'commander'
import { memberText } from '../member-text.ts'
import type { Definition } from '../program.ts'
import type { MemberView } from '../types.ts'

export const membersShow: Definition = {
  name: 'members show',
  summary: 'show what is said of your organisation as a member',
  async run({ client, output }) {
    const view = await client().get<MemberView>('/v1/member')
    output.result(view, memberText(view))
    return undefined
  },
}

type Contact = MemberView['contacts'][number]
interface Options {
  sector?: string[]
  zone?: string
  small?: boolean
  contact?: Contact[]
}

export const membersSet: Definition = {
  name: 'members set',
  summary: 'change what your organisation says of itself; what is not named stays',
  shape: (command) =>
    command
      .option('--sector <code...>', 'sectors, in place of those said (tocsin members sector-codes)')
      .option('--zone <zone>', 'IANA time zone its days are counted in, for instance America/New_York')
      .option('--small', 'nobody here does nothing but security: the ten actions come first')
      .option('--no-small', 'somebody does')
      .option(
        '--contact <purpose=name,email...>',
        'contacts, in place of those said: "on call=Night desk,night@example.org"',
        (text: string, before: Contact[] = []) => [...before, contact(text)],
      ),
  async run({ client, output }, options: Options) {
    const { sectors, small, zone, contacts } = await client().get<MemberView>('/v1/member')
    const view = await client().send<MemberView>('PUT', '/v1/member', {
      sectors: options.sector ?? sectors,
      small: options.small ?? small,
      zone: options.zone ?? zone,
      contacts: options.contact ?? contacts,
    })
    output.result(view, memberText(view))
    return undefined
  },
}

function contact(text: string): Contact {
  const [, purpose, name, email] = /^([^=]{1,200})=([^,]{1,200})(?:,(.{1,320}))?$/.exec(text) ?? []
  if (purpose === undefined || name === undefined)
    throw new InvalidArgumentError(
      'write what for, a name and an address: "on call=Night desk,night@example.org".',
    )
  return { purpose: purpose.trim(), name: name.trim(), ...(email ? { email: email.trim() } : {}) }
}
