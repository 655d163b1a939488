import type { ReactElement } from 'react'
import type { Recipe } from '../../api/types.ts'
import { Code } from '../../ui/Code.tsx'
import { ORACLES } from '../../ui/words.ts'

/** Everything a reproduction was given. */
export function RecipeView({ recipe }: { recipe: Recipe }): ReactElement {
  const { target, fixed, proof, benign, oracle } = recipe
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Target</dt>
        <dd>
          <code>
            {target.name}@{target.version}
          </code>{' '}
          {target.kind === 'npm'
            ? '(npm package, unmodified)'
            : target.kind === 'source'
              ? '(source text)'
              : ''}
        </dd>
        <dt>Said to be fixed in</dt>
        <dd>{fixed === undefined ? 'not said' : <code>{fixed.version}</code>}</dd>
        <dt>It falls when</dt>
        <dd>{ORACLES[oracle].falls}</dd>
        <dt>Claimed weakness</dt>
        <dd>{recipe.weakness ?? 'not said'}</dd>
        <dt>Entry point</dt>
        <dd>{recipe.entryPoint === undefined ? 'not said' : <code>{recipe.entryPoint}</code>}</dd>
      </dl>
      <Code
        label={proof.language === 'bytes' ? 'Proof (base64 of its bytes)' : 'Proof'}
        text={proof.source}
      />
      {benign === undefined ? (
        <p className="muted">
          No harmless input was given: loading the target and doing nothing else stood in for it.
        </p>
      ) : (
        <Code label="Harmless input" text={benign.source} />
      )}
    </div>
  )
}
