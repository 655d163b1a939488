import Type, { type Static } from 'typebox'

/**
 * Words shared by the trusted halves (prepare, judge) and the untrusted half (run).
 * Everything here is plain data: a job and its outcome cross a process boundary as JSON,
 * and the judge reads an outcome as hostile input.
 */

/** How a proof shows that the target fell. */
export const Oracle = Type.Union(
  [
    Type.Literal('prototype-pollution'),
    Type.Literal('cpu-time'),
    Type.Literal('canary-read'),
    Type.Literal('marker'),
    Type.Literal('differential'),
    Type.Literal('sanitizer'),
  ],
  { description: 'Observation that decides whether the target fell' },
)
export type Oracle = Static<typeof Oracle>

/** A published npm package, fetched with its dependency closure, install scripts never run. */
export const NpmTarget = Type.Object(
  {
    kind: Type.Literal('npm'),
    name: Type.String({ minLength: 1, maxLength: 214 }),
    version: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
)

/** A target given as source text: our own demonstration targets, or a discoverer's minimal bundle. */
export const SourceTarget = Type.Object(
  {
    kind: Type.Literal('source'),
    language: Type.Union([Type.Literal('javascript'), Type.Literal('c')]),
    name: Type.String({ minLength: 1, maxLength: 214 }),
    version: Type.String({ minLength: 1, maxLength: 256 }),
    /** JavaScript: the module the proof requires by `name`. C: the translation unit with `main`. */
    entry: Type.String({ minLength: 1, maxLength: 512 }),
    files: Type.Record(Type.String({ maxLength: 512 }), Type.String({ maxLength: 1_048_576 })),
  },
  { additionalProperties: false },
)

/** Reserved: flaws of AI systems are targets like any other; no driver runs them yet. */
export const ModelEndpointTarget = Type.Object(
  { kind: Type.Literal('model-endpoint'), name: Type.String(), version: Type.String() },
  { additionalProperties: false },
)

export const Target = Type.Union([NpmTarget, SourceTarget, ModelEndpointTarget])
export type Target = Static<typeof Target>

/** A program run against a build: a proof of concept or its benign counterpart. */
export const Program = Type.Object(
  {
    language: Type.Union([Type.Literal('javascript'), Type.Literal('bytes')]),
    /** JavaScript: `commonjs` proofs call `require('<target>')`, `module` proofs `import` it. */
    format: Type.Optional(Type.Union([Type.Literal('commonjs'), Type.Literal('module')])),
    /** JavaScript source, or base64 of the bytes fed to a C target on standard input. */
    source: Type.String({ minLength: 1, maxLength: 262_144 }),
  },
  { additionalProperties: false },
)
export type Program = Static<typeof Program>

/**
 * A recipe: everything a reproduction needs, and nothing it could use to cheat.
 * `fixed` names the build in which the flaw is said to be repaired: an npm version, or files.
 */
export const Recipe = Type.Object(
  {
    target: Target,
    fixed: Type.Optional(
      Type.Object(
        {
          version: Type.String({ minLength: 1, maxLength: 256 }),
          files: Type.Optional(
            Type.Record(Type.String({ maxLength: 512 }), Type.String({ maxLength: 1_048_576 })),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    proof: Program,
    benign: Type.Optional(Program),
    oracle: Oracle,
    /** Weakness the discoverer claims, for instance CWE-1321. */
    weakness: Type.Optional(Type.String({ pattern: '^CWE-[1-9][0-9]*$' })),
    /** Function or module the attack enters by, as claimed; compared with the threat model. */
    entryPoint: Type.Optional(Type.String({ maxLength: 256 })),
    repeats: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  },
  { additionalProperties: false },
)
export type Recipe = Static<typeof Recipe>

/** The five runs of a reproduction. The first three together mean "reproduced"; the last two judge a fix. */
export const Control = Type.Union([
  Type.Literal('vulnerable'),
  Type.Literal('benign'),
  Type.Literal('stub'),
  Type.Literal('fixed'),
  Type.Literal('fixed-benign'),
])
export type Control = Static<typeof Control>

export const BuildName = Type.Union([Type.Literal('vulnerable'), Type.Literal('fixed'), Type.Literal('stub')])
export type BuildName = Static<typeof BuildName>

/**
 * One build as the runner receives it. `files` maps relative POSIX paths to text; an npm build keeps
 * npm's own layout (`node_modules/<name>/…`), a source build is placed under `node_modules/<name>/`.
 */
export const Build = Type.Object({
  digest: Type.String({
    description: 'sha256 of the canonical JSON of language, entry and files, hexadecimal',
  }),
  language: Type.Union([Type.Literal('javascript'), Type.Literal('c')]),
  name: Type.String(),
  version: Type.String(),
  entry: Type.Optional(Type.String()),
  files: Type.Record(Type.String(), Type.String()),
  /** name@version → Subresource Integrity string, for every package of the closure. */
  integrity: Type.Optional(Type.Record(Type.String(), Type.String())),
})
export type Build = Static<typeof Build>

/** One planned run. `nonce` is fresh for each run; markers and canaries derive from it. */
export const PlannedRun = Type.Object({
  id: Type.String(),
  control: Control,
  build: BuildName,
  program: Type.Union([Type.Literal('proof'), Type.Literal('benign')]),
  nonce: Type.String({ pattern: '^[0-9a-f]{32}$' }),
})
export type PlannedRun = Static<typeof PlannedRun>

export const Limits = Type.Object({
  /** Wall-clock limit of one run, milliseconds. */
  wallMs: Type.Integer(),
  /** CPU limit of one run, milliseconds: reaching it under the cpu-time oracle is a fall, elsewhere an interruption. */
  cpuMs: Type.Integer(),
  memoryMiB: Type.Integer(),
  outputBytes: Type.Integer(),
})
export type Limits = Static<typeof Limits>

/** What the runner is told to do: plain data, no credential, no reason to trust the answer. */
export const RunPlan = Type.Object({
  proof: Program,
  benign: Program,
  oracle: Oracle,
  runs: Type.Array(PlannedRun, { maxItems: 64 }),
  limits: Limits,
  /** Builds by content digest; `stub` needs none, the driver makes it. */
  builds: Type.Object({ vulnerable: Type.String(), fixed: Type.Optional(Type.String()) }),
})
export type RunPlan = Static<typeof RunPlan>

/** How one run ended, before anybody judges it. */
export const RunEnd = Type.Union([
  Type.Literal('completed'),
  Type.Literal('threw'),
  Type.Literal('load-error'),
  Type.Literal('interrupted'),
  Type.Literal('out-of-memory'),
  Type.Literal('infrastructure-error'),
])
export type RunEnd = Static<typeof RunEnd>

/** Everything observed in one run, for every oracle, whatever was claimed. All strings are attacker-controlled. */
export const RunObservation = Type.Object({
  id: Type.String({ maxLength: 64 }),
  end: RunEnd,
  /** Own keys that appeared on shared prototypes, as `Object.prototype.x`. */
  polluted: Type.Array(Type.String({ maxLength: 256 }), { maxItems: 64 }),
  /** CPU time of the program alone, without loading the driver, milliseconds. */
  cpuMs: Type.Number({ minimum: 0 }),
  wallMs: Type.Number({ minimum: 0 }),
  /** The run's marker function was called, or its marker file exists. */
  marked: Type.Boolean(),
  /** A dangerous sink (child_process, eval of host) was reached with the run's nonce in its argument. In wasm this is all that can be shown. */
  sinks: Type.Array(Type.String({ maxLength: 512 }), { maxItems: 16 }),
  /** The canary's secret came back in an observation or on the console. */
  canaryLeaked: Type.Boolean(),
  /** Canonical JSON of what the program passed to `tocsin.observe`, in order. */
  observations: Type.Array(Type.String({ maxLength: 4096 }), { maxItems: 64 }),
  /** Class named by a sanitizer report, for instance heap-buffer-overflow; never guessed from a signal. */
  sanitizer: Type.Optional(Type.String({ maxLength: 128 })),
  /** Message of the error the program ended with. */
  error: Type.Optional(Type.String({ maxLength: 2048 })),
  /** Console output, bounded. */
  log: Type.String({ maxLength: 65_536 }),
})
export type RunObservation = Static<typeof RunObservation>

/** The runner's whole answer. */
export const RunOutcome = Type.Object({
  driver: Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')]),
  /** What isolates the run, and what this driver is known to leave open: part of the evidence. */
  environment: Type.Object({
    driverVersion: Type.String({ maxLength: 128 }),
    engine: Type.String({ maxLength: 128 }),
    platform: Type.String({ maxLength: 64 }),
    contains: Type.Array(Type.String({ maxLength: 128 }), { maxItems: 32 }),
    leavesOpen: Type.Array(Type.String({ maxLength: 256 }), { maxItems: 32 }),
  }),
  runs: Type.Array(RunObservation, { maxItems: 64 }),
})
export type RunOutcome = Static<typeof RunOutcome>

export const Verdict = Type.Union([
  Type.Literal('reproduced'),
  Type.Literal('not reproduced'),
  Type.Literal('intermittent'),
  Type.Literal('out of threat model'),
  Type.Literal('cannot run'),
])
export type Verdict = Static<typeof Verdict>

/** What one control had to show, what it showed, and why that does or does not hold. */
export const ControlResult = Type.Object({
  control: Control,
  expected: Type.Union([Type.Literal('falls'), Type.Literal('stands')]),
  observed: Type.Union([
    Type.Literal('falls'),
    Type.Literal('stands'),
    Type.Literal('mixed'),
    Type.Literal('no answer'),
  ]),
  holds: Type.Boolean(),
  falls: Type.Integer(),
  runs: Type.Integer(),
  detail: Type.String(),
})
export type ControlResult = Static<typeof ControlResult>

export const Judgement = Type.Object({
  judgeVersion: Type.String(),
  verdict: Verdict,
  /** n of N: how many of the vulnerable runs fell. */
  falls: Type.Integer(),
  runs: Type.Integer(),
  controls: Type.Array(ControlResult),
  /** Sentences for a person, most important first. */
  reasons: Type.Array(Type.String()),
  /** Other classes that fired on the vulnerable build but were not claimed. */
  alsoObserved: Type.Array(Oracle),
  /** The fixed build stands and still passes the benign input. Undefined when no fix was given. */
  fixHolds: Type.Optional(Type.Boolean()),
})
export type Judgement = Static<typeof Judgement>

/** A project's stated threat model: what it does not count as a flaw, in its own words. */
export const ThreatModel = Type.Object(
  {
    package: Type.String(),
    source: Type.String({ description: 'Where the project states it' }),
    outOfScope: Type.Array(
      Type.Object({
        weakness: Type.Optional(Type.String()),
        entryPoint: Type.Optional(Type.String()),
        oracle: Type.Optional(Oracle),
        words: Type.String({ description: "The project's own words" }),
      }),
    ),
  },
  { additionalProperties: false },
)
export type ThreatModel = Static<typeof ThreatModel>
