import { fault } from '../../../platform/errors/index.ts'
import type { ProductCandidate, ProductResolver, Resolution } from '../../../standards/products/index.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import { isSpelling } from '../rules/products.ts'
import type { QuestionState } from '../schema.ts'
import type { TakenFor } from './components.ts'

/** What is kept of words for a product, under the member's key. */
export interface SealedQuestion {
  vendor: string | null
  name: string
  question: string | null
  candidates: { vendor: string; product: string; confidence: number; because: string[] }[]
  takenFor?: TakenFor
}

/** What a row's words mean, among what the resolver knows. */
export const lookUp = (
  resolver: ProductResolver,
  component: Component,
): { state: QuestionState; confidence: number; sealed: SealedQuestion } =>
  questionOf(component, resolver.resolve(queryOf(component)))

const queryOf = ({ vendor, name, version }: Component) => ({
  name,
  ...(vendor === undefined ? {} : { vendor }),
  ...(version === undefined ? {} : { version }),
})

/** What is kept of words that were looked up. */
function questionOf(
  { vendor, name }: Component,
  { state, confidence, candidates, question }: Resolution,
): { state: QuestionState; confidence: number; sealed: SealedQuestion } {
  const [best] = candidates
  return {
    state: state === 'probable' || state === 'possible' ? 'asked' : state,
    confidence,
    sealed: {
      vendor: vendor ?? null,
      name,
      question: question ?? null,
      candidates: candidates.map(plain),
      ...(state === 'certain' && best ? { takenFor: takenFor(candidates.map(plain), 0)! } : {}),
    },
  }
}

const plain = ({ product, confidence, because }: ProductCandidate): SealedQuestion['candidates'][number] => ({
  vendor: product.vendor,
  product: product.product,
  confidence,
  because,
})

/** One of the candidates, with the others that only spell it otherwise. */
function takenFor(
  candidates: readonly { vendor: string; product: string }[],
  at: number,
): TakenFor | undefined {
  const chosen = candidates[at]
  if (!chosen) return undefined
  const spellings = candidates.filter((one) => one !== chosen && isSpelling(one, chosen))
  return {
    vendor: chosen.vendor,
    product: chosen.product,
    spellings: spellings.map(({ vendor, product }) => ({ vendor, product })),
  }
}

/** Spellings of a product that sources have and `taken` has not. */
export function withSpellings(resolver: ProductResolver, taken: TakenFor): TakenFor['spellings'] {
  const written = ({ vendor, product }: TakenFor['spellings'][number]) =>
    `${vendor}\0${product}`.toLowerCase()
  const have = new Set([taken, ...taken.spellings].map(written))
  return resolver
    .resolve({ vendor: taken.vendor, name: taken.product })
    .candidates.map(({ product: { vendor, product } }) => ({ vendor, product }))
    .filter((one) => isSpelling(one, taken) && !have.has(written(one)))
}

/** @throws Fault `invalid-input` */
export function candidateOf(candidates: SealedQuestion['candidates'], at: number): TakenFor {
  const chosen = takenFor(candidates, at)
  if (!chosen)
    throw fault('invalid-input', 'The request does not fit its schema.', [
      {
        path: '/candidate',
        message:
          candidates.length === 0
            ? 'no source offers anything for these words: name the product, or answer no'
            : `candidates are counted from 0 to ${candidates.length - 1}`,
      },
    ])
  return chosen
}

/** A product as somebody names it, in every spelling that sources have. @throws Fault `product-unknown` */
export function spellingsOf(
  resolver: ProductResolver,
  { vendor, product }: { vendor: string; product: string },
): TakenFor {
  const candidates = resolver.resolve({ vendor, name: product }).candidates.map(plain)
  const at = candidates.findIndex((one) => isSpelling(one, { vendor, product }))
  const found = takenFor(candidates, at)
  if (found) return found
  const near = candidates.slice(0, 3).map((one) => `${one.vendor} ${one.product}`)
  throw fault(
    'product-unknown',
    `No source names "${product}" of "${vendor}"${near.length > 0 ? `; near it are ${near.join(', ')}` : ''}. Until one does nothing can be found for it: answer no, and it stays listed.`,
  )
}
