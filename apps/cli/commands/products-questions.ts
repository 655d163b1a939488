import { InvalidArgumentError, Option } from 'commander'
import { usage } from '../exit.ts'
import { questionText } from '../member-text.ts'
import { limitOption } from '../options.ts'
import type { Definition } from '../program.ts'
import type { QuestionView } from '../types.ts'

const STATES: readonly QuestionView['state'][] = [
  'asked',
  'unmatched',
  'certain',
  'confirmed',
  'named',
  'refused',
]

export const productsQuestions: Definition = {
  name: 'products questions',
  summary: 'show what words in your inventories may mean: "is this yours?"',
  shape: (command) =>
    limitOption(command).addOption(
      new Option('--state <state>', 'asked, or known to nobody, or settled')
        .choices([...STATES, 'all'])
        .default('asked'),
    ),
  async run({ client, output }, { limit, state }: { limit: number; state: string }) {
    const query = { state: state === 'all' ? undefined : state }
    const items = await client().list<QuestionView>('/v1/product-questions', query, limit)
    const text = items.length === 0 ? 'Nothing is asked.' : items.map(questionText).join('\n\n')
    output.result(items, text)
    return undefined
  },
}

interface Options {
  yes?: number
  none?: boolean
  named?: string[]
}

export const productsAnswer: Definition = {
  name: 'products answer',
  summary: 'answer such a question; remembered for every later import',
  shape: (command) =>
    command
      .argument('<id>', 'id of the question')
      .option('--yes <number>', 'it is this candidate', candidate)
      .option('--none', 'it is none of them')
      .option('--named <vendor-product...>', 'it is this one: its vendor, then its product'),
  async run({ client, output }, id: string, { yes, none, named }: Options) {
    if ([yes, none, named].filter((one) => one !== undefined).length !== 1)
      throw usage('Answer with one of --yes NUMBER, --none and --named VENDOR PRODUCT.')
    const [vendor, product] = named ?? []
    if (named !== undefined && (named.length !== 2 || !vendor || !product))
      throw usage('--named takes two words: the vendor and the product, each in quotes where it has spaces.')
    const body =
      yes !== undefined
        ? { answer: 'yes', candidate: yes }
        : named !== undefined
          ? { answer: 'named', vendor, product }
          : { answer: 'no' }
    const path = `/v1/product-questions/${encodeURIComponent(id)}/answer`
    const view = await client().send<QuestionView>('POST', path, body)
    output.result(view, questionText(view))
    return undefined
  },
}

function candidate(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 20)
    throw new InvalidArgumentError('the number in front of the candidate is needed.')
  return value
}
