import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { ProductQuestion } from '../../api/types.ts'
import { FacetBar, FacetSelect } from '../../ui/Facets.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loading } from '../../ui/States.tsx'
import { useSetFacets } from '../../ui/set-facets.ts'
import { productName } from '../inventories/words.ts'
import { QUESTION_STATES } from './facets.ts'
import { loadQuestions, useAnswer } from './queries.ts'
import './products.css'

const route = getRouteApi('/products')
type Search = ReturnType<typeof route.useSearch>
const STATES = (Object.entries(QUESTION_STATES) as [ProductQuestion['state'], string][]).filter(
  ([state]) => state !== 'asked',
)

/** What somebody's words for a product mean: asked once, remembered for every list. */
export function ProductQuestions(): ReactElement {
  const search = route.useSearch()
  const set = useSetFacets<Search>(route.useNavigate())
  const state = search.state ?? 'asked'
  const list = useKeyedList('inventories', { questions: state }, (page) => loadQuestions({ state, ...page }))
  return (
    <Page
      title="Is this yours?"
      kicker={<Link to="/inventories">What you run</Link>}
      lede="Public data name products their own way. Where we are not sure what you mean, we ask rather than guess."
    >
      <FacetBar active={search.state !== undefined} onClear={() => set({ state: undefined })}>
        <FacetSelect
          label="Show"
          value={search.state}
          options={STATES}
          all={QUESTION_STATES.asked}
          onChange={(next) => set({ state: next })}
        />
      </FacetBar>
      <Section title={QUESTION_STATES[state]}>
        {list.error !== null && list.items.length === 0 ? (
          <Fault error={list.error} retry={list.refresh} />
        ) : null}
        {list.isPending ? <Loading what="the questions" /> : null}
        {!list.isPending && list.error === null && list.items.length === 0 ? (
          <Empty title={state === 'asked' ? 'No question is open' : 'There is none'} />
        ) : null}
        <ul className="lines lines--apart">
          {list.items.map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </ul>
        {list.hasMore ? (
          <button
            type="button"
            className="usa-button usa-button--outline"
            disabled={list.isLoadingMore}
            onClick={list.loadMore}
          >
            Read more
          </button>
        ) : null}
      </Section>
    </Page>
  )
}

function Question({ question }: { question: ProductQuestion }): ReactElement {
  const [naming, setNaming] = useState(false)
  const answer = useAnswer(question.id)
  const words = [question.vendor, question.name].filter((word) => word !== null).join(' ')
  const button = (label: string, onClick: () => void, plain = true) => (
    <button
      type="button"
      className={`usa-button ${plain ? 'usa-button--outline' : ''} usa-button--small`}
      disabled={answer.isPending}
      onClick={onClick}
    >
      {label}
      <span className="sr-only">: {words}</span>
    </button>
  )
  return (
    <li>
      <span>
        <strong>{words}</strong>
        <small className="block">on {counted(question.components, 'line')} of your lists</small>
        {question.question === null ? null : <span className="block">{question.question}</span>}
        {question.takenFor === null ? null : (
          <span className="block">
            Taken for <strong>{productName(question.takenFor)}</strong>
          </span>
        )}
      </span>
      <span className="question__answers">
        {question.candidates.map((candidate, at) => (
          <span key={`${candidate.vendor} ${candidate.product}`} title={candidate.because.join('; ')}>
            {button(
              `Yes: ${productName(candidate)}`,
              () => answer.mutate({ answer: 'yes', candidate: at }),
              at > 0,
            )}{' '}
            <small className="muted">{Math.round(candidate.confidence * 100)}% sure</small>
          </span>
        ))}
        {question.state === 'refused' || question.candidates.length === 0
          ? null
          : button(question.candidates.length > 1 ? 'None of these' : 'No', () =>
              answer.mutate({ answer: 'no' }),
            )}
        {button('Name it…', () => setNaming(true))}
      </span>
      {answer.error === null ? null : <Fault error={answer.error} />}
      {naming ? <NameDialog question={question} onClose={() => setNaming(false)} /> : null}
    </li>
  )
}

function NameDialog({ question, onClose }: { question: ProductQuestion; onClose: () => void }): ReactElement {
  const [vendor, setVendor] = useState(question.vendor ?? '')
  const [product, setProduct] = useState('')
  const answer = useAnswer(question.id)
  return (
    <FormDialog
      title={`What is “${question.name}”?`}
      send="It is this"
      sending={answer}
      incomplete={vendor.trim() === '' || product.trim() === ''}
      onSend={() =>
        answer.mutate(
          { answer: 'named', vendor: vendor.trim(), product: product.trim() },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p>As advisories write it. The label on the back, or the vendor's support page, often says so.</p>
      <TextField label="Vendor" required maxLength={200} value={vendor} onText={setVendor} />
      <TextField label="Product" required maxLength={200} value={product} onText={setProduct} />
    </FormDialog>
  )
}
