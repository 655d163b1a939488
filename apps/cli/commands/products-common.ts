import { InvalidArgumentError } from 'commander'
import { importText } from '../member-text.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { CommonProduct, ImportReceipt } from '../types.ts'

export const productsCommon: Definition = {
  name: 'products common',
  summary: 'list what many organisations run, to choose from',
  async run({ client, output }) {
    const { items } = await client().get<{ items: CommonProduct[] }>('/v1/common-products')
    const rows = items.map((one) => [one.id, one.group, one.name, one.versionHint])
    output.result(items, table(['id', 'group', 'name', 'where its version stands'], rows))
    return undefined
  },
}

type Item = { id: string; version?: string; quantity?: number }

export const productsChoose: Definition = {
  name: 'products choose',
  summary: 'say what you run by choosing it: what is chosen is added to what was chosen before',
  shape: (command) =>
    command
      .argument(
        '<id[@version][=number]...>',
        'ids of "products common": fortigate@7.2.4=2 is two of that version',
        (text: string, before: Item[] = []) => [...before, item(text)],
      )
      .option('--asset <name>', 'where they run; one of a new name is made')
      .option('--replace', 'in place of what was chosen before'),
  async run({ client, output }, items: Item[], { asset, replace }: { asset?: string; replace?: boolean }) {
    const body = { items, ...(asset ? { asset } : {}), ...(replace ? { replace } : {}) }
    const receipt = await client().send<ImportReceipt>('POST', '/v1/inventories/picture-list', body)
    output.result(receipt, importText(receipt))
    return undefined
  },
}

function item(text: string): Item {
  const [, id, version, number] = /^([^@=\s]{1,60})(?:@([^=]{1,100}))?(?:=([1-9]\d{0,6}))?$/.exec(text) ?? []
  if (id === undefined)
    throw new InvalidArgumentError('write an id, and behind it the version and how many: fortigate@7.2.4=2.')
  return {
    id,
    ...(version === undefined ? {} : { version }),
    ...(number === undefined ? {} : { quantity: Number(number) }),
  }
}
