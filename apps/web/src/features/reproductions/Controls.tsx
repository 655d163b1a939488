import type { ReactElement } from 'react'
import type { Control, ControlResult, Judgement, ReproductionView, RunObservation } from '../../api/types.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CONTROL_ORDER, CONTROLS } from '../../ui/words.ts'
import { controlSentence } from './words.ts'
import './reproductions.css'

/** Longest log a card shows. It is text from inside the sandbox: attacker-controlled, always plain text. */
const LOG_SHOWN = 4_000

/** The runs of a control: the plan names them `<control>-1`, `<control>-2` and so on. */
function runsOf(control: Control, runs: ReadonlyArray<RunObservation>): RunObservation[] {
  return runs.filter(({ id }) => id.replace(/-\d+$/, '') === control)
}

function Log({ runs }: { runs: RunObservation[] }): ReactElement | null {
  const text = runs
    .flatMap((run) => [
      run.log === '' ? undefined : run.log.trimEnd(),
      run.error === undefined ? undefined : `ended with: ${run.error}`,
      run.polluted.length === 0 ? undefined : `appeared: ${run.polluted.join(', ')}`,
      run.sinks.length === 0 ? undefined : `reached: ${run.sinks.join(', ')}`,
      run.sanitizer === undefined ? undefined : `sanitizer: ${run.sanitizer}`,
    ])
    .filter((line) => line !== undefined)
  const lines = [...new Set(text)].join('\n')
  if (lines === '') return null
  return (
    <details className="disclosure control__log">
      <summary>What it wrote</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        {lines.slice(0, LOG_SHOWN)}
        {lines.length > LOG_SHOWN ? '\n… (longer; the bundle has all of it)' : ''}
      </pre>
    </details>
  )
}

function time(runs: RunObservation[]): string | undefined {
  if (runs.length === 0) return undefined
  const slowest = Math.max(...runs.map(({ cpuMs }) => cpuMs))
  return `${slowest < 10 ? slowest.toFixed(1) : Math.round(slowest).toLocaleString('en')} ms of processor time`
}

function ControlCard(props: {
  result: ControlResult
  version: string
  runs: RunObservation[]
}): ReactElement {
  const { result, runs } = props
  const { label, question } = CONTROLS[result.control]
  const took = time(runs)
  return (
    <li className={`control control--${result.holds ? 'holds' : 'objects'}`}>
      <p className="control__holds">
        <Icon name={result.holds ? 'check' : result.observed === 'no answer' ? 'alert' : 'cross'} />
        {result.holds ? 'Holds' : result.observed === 'no answer' ? 'No answer' : 'Does not hold'}
      </p>
      <h3>{label}</h3>
      <p className="muted">{question}</p>
      <p className="control__seen">
        <code>{props.version}</code> {controlSentence(result)}
      </p>
      <p className="control__detail">{result.detail}</p>
      {took === undefined ? null : <p className="muted control__time">{took}</p>}
      <Log runs={runs} />
    </li>
  )
}

function versionOf(control: Control, view: Pick<ReproductionView, 'recipe' | 'target'>): string {
  const { target, fixed } = view.recipe
  if (control === 'stub') return `empty “${target.name}”`
  if (control === 'fixed' || control === 'fixed-benign') return `${target.name}@${fixed?.version ?? '?'}`
  return view.target
}

/** The runs that make a verdict, side by side. */
export function Controls(props: {
  view: Pick<ReproductionView, 'recipe' | 'target' | 'outcome'>
  judgement: Judgement
}): ReactElement {
  const { view, judgement } = props
  const inOrder = CONTROL_ORDER.flatMap((name) =>
    judgement.controls.filter(({ control }) => control === name),
  )
  if (inOrder.length === 0) return <p className="muted">No control was run.</p>
  return (
    <ul className="controls">
      {inOrder.map((result) => (
        <ControlCard
          key={result.control}
          result={result}
          version={versionOf(result.control, view)}
          runs={runsOf(result.control, view.outcome?.runs ?? [])}
        />
      ))}
    </ul>
  )
}
