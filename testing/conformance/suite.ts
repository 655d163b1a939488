/** One case that did not pass, or was not run, and why. Names start with the folder it belongs to. */
export interface CaseNote {
  case: string
  why: string
}

export interface SuiteOutcome {
  /** Names of the cases that passed. */
  passed: string[]
  failed: CaseNote[]
  skipped: CaseNote[]
}

/** One official test suite or set of real records, run against the code of this repository. */
export interface Suite {
  name: string
  /** Folders of the corpus it reads, `a/b`; a suite whose folders are all absent is skipped. */
  folders: readonly string[]
  /** Least share of the cases that were run which must pass, 0–1, expected failures included as failures. */
  bar: number
  run(corpus: string): Promise<SuiteOutcome>
}

/** Collects the outcome of a suite case by case: a throw is a failure of that case, never of the suite. */
export class Recorder {
  readonly outcome: SuiteOutcome = { passed: [], failed: [], skipped: [] }

  skip(name: string, why: string): void {
    this.outcome.skipped.push({ case: name, why })
  }

  /** @param check returns why the case fails, or undefined when it passes. */
  async check(name: string, check: () => string | undefined | Promise<string | undefined>): Promise<void> {
    let why: string | undefined
    try {
      why = await check()
    } catch (error) {
      why = `threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
    }
    if (why === undefined) this.outcome.passed.push(name)
    else this.outcome.failed.push({ case: name, why: why.slice(0, 500) })
  }
}
