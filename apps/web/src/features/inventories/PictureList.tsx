import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { CommonProduct } from '../../api/types.ts'
import { TextField } from '../../ui/Inputs.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { matching } from './matching.ts'
import { Picture } from './Picture.tsx'
import { commonProductsQuery, useChoose } from './queries.ts'
import { Receipt } from './Receipt.tsx'
import './inventories.css'

/** Chosen things by id, each with its version where it is known. */
type Chosen = Readonly<Record<string, string>>

/** For those who have no list: things to recognise instead of a file to make. */
export function PictureList(): ReactElement {
  const query = useQuery(commonProductsQuery)
  return (
    <Page
      title="Choose what you run"
      kicker={<Link to="/inventories">What you run</Link>}
      lede="Tap what you have. The version can wait, but with it we can tell far more."
    >
      <Loaded query={query} what="the pictures">
        {(products) => <Choosing products={products} />}
      </Loaded>
    </Page>
  )
}

function Choosing({ products }: { products: readonly CommonProduct[] }): ReactElement {
  const [chosen, setChosen] = useState<Chosen>({})
  const [words, setWords] = useState('')
  const choose = useChoose()
  const found = matching(products, words)
  const groups = [...new Set(found.map(({ group }) => group))]
  const ids = Object.keys(chosen)
  const toggle = (id: string) =>
    setChosen((before) =>
      Object.hasOwn(before, id)
        ? Object.fromEntries(Object.entries(before).filter(([key]) => key !== id))
        : { ...before, [id]: '' },
    )
  const send = () =>
    choose.mutate(
      {
        items: ids.map((id) => {
          const version = chosen[id]?.trim() ?? ''
          return version === '' ? { id } : { id, version }
        }),
      },
      { onSuccess: () => setChosen({}) },
    )
  return (
    <>
      <TextField label="Find" maxLength={100} value={words} onText={setWords} />
      {groups.length === 0 ? (
        <Empty title="There is no picture of that">
          <p>
            Write it on a list of your own, a table of any kind, and <Link to="/inventories">bring that</Link>
            .
          </p>
        </Empty>
      ) : null}
      {groups.map((group) => (
        <Section key={group} title={group}>
          <ul className="pictures">
            {found
              .filter((product) => product.group === group)
              .map((product) => (
                <Tile
                  key={product.id}
                  product={product}
                  version={chosen[product.id]}
                  onToggle={() => toggle(product.id)}
                  onVersion={(version) => setChosen((before) => ({ ...before, [product.id]: version }))}
                />
              ))}
          </ul>
        </Section>
      ))}
      {choose.error === null ? null : <Fault error={choose.error} />}
      <div role="status">{choose.data === undefined ? null : <Receipt receipt={choose.data} />}</div>
      {choose.data === undefined ? null : (
        <p>
          <Link to="/home">See what to do now</Link>
        </p>
      )}
      <div className="pictures__foot">
        <button
          type="button"
          className="usa-button usa-button--big"
          disabled={ids.length === 0 || choose.isPending}
          onClick={send}
        >
          {ids.length === 0
            ? 'Choose something first'
            : `We run ${counted(ids.length, 'of these', 'of these')}`}
        </button>
      </div>
    </>
  )
}

function Tile(props: {
  product: CommonProduct
  /** Undefined: not chosen. */
  version: string | undefined
  onToggle: () => void
  onVersion: (version: string) => void
}): ReactElement {
  const { product, version } = props
  const chosen = version !== undefined
  return (
    <li className={`tile ${chosen ? 'tile--chosen' : ''}`}>
      <button type="button" className="tile__button" aria-pressed={chosen} onClick={props.onToggle}>
        <Picture name={product.icon} />
        <span>{product.name}</span>
      </button>
      {chosen ? (
        <TextField
          label={`Version of ${product.name}`}
          hint={product.versionHint}
          maxLength={100}
          value={version}
          onText={props.onVersion}
        />
      ) : null}
    </li>
  )
}
