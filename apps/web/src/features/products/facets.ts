import type { ProductQuestion } from '../../api/types.ts'

export const QUESTION_STATES: Record<ProductQuestion['state'], string> = {
  asked: 'Open questions',
  unmatched: 'Nobody knows it by these words',
  certain: 'Taken without asking',
  confirmed: 'You said yes',
  named: 'You named it',
  refused: 'You said no',
}

export const PRODUCT_FACETS = {
  state: Object.keys(QUESTION_STATES) as ProductQuestion['state'][],
} as const
