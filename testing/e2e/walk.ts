import type { Visitor } from './visitor.ts'

/** What a walk is given. */
export interface Stage {
  /** A new person with an empty browser; they leave, and are held to account, when the walk ends. */
  enter(): Promise<Visitor>
  /** What to try where no package can be fetched. */
  offlineRecipe: object
}

/** One way through the house, as a person goes it. */
export interface Walk {
  /** Filter on the command line. */
  name: string
  title: string
  /** @throws Error saying what was expected and where */
  run(stage: Stage): Promise<void>
}
