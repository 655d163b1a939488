import { fault } from '../../../platform/errors/index.ts'
import type {
  InventoryForm,
  InventoryItem,
  InventoryProblem,
  StatedVulnerability,
} from '../../../standards/sbom/types.ts'

/** What is remembered of a document while its components go by. */
export interface Tally {
  take(item: InventoryItem): void
  /** @throws Fault `inventory-unreadable` when the document did not end */
  end(): {
    form: InventoryForm
    components: number
    problems: InventoryProblem[]
    problemCount: number
    vulnerabilities: StatedVulnerability[]
  }
}

/** Shown to people one by one; all are counted. */
const MOST_PROBLEMS = 200
/** Statements wait in memory for the components they speak of: at most so many, and so many characters. */
const MOST_STATEMENTS = 50_000
const STATEMENT_CHARACTERS = 32 * 1024 * 1024

export function createTally(): Tally {
  let form: InventoryForm | undefined
  let components = 0
  let problemCount = 0
  let characters = 0
  let untaken = 0
  const problems: InventoryProblem[] = []
  const vulnerabilities: StatedVulnerability[] = []

  function problem(one: InventoryProblem): void {
    problemCount += 1
    if (problems.length < MOST_PROBLEMS) problems.push(one)
  }
  function state(vulnerability: StatedVulnerability): void {
    // What says nothing of its own products is a note on a flaw, not a statement.
    if (vulnerability.id === undefined || vulnerability.analysis?.state === undefined) return
    characters += JSON.stringify(vulnerability).length
    if (vulnerabilities.length >= MOST_STATEMENTS || characters > STATEMENT_CHARACTERS) untaken += 1
    else vulnerabilities.push(vulnerability)
  }

  return {
    take(item) {
      if (item.type === 'component') components += 1
      else if (item.type === 'problem') problem(item.problem)
      else if (item.type === 'vulnerability') state(item.vulnerability)
      else if (item.type === 'frame') form = item.frame.form
    },
    end() {
      if (form === undefined)
        throw fault('inventory-unreadable', 'The document did not end. Send it again, whole.')
      if (untaken > 0)
        problem({
          where: '/vulnerabilities',
          message: `${untaken} further statements are kept with the document and suppress nothing. Send them as a VEX document of their own.`,
        })
      return { form, components, problems, problemCount, vulnerabilities }
    },
  }
}
