import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Oracle, Recipe, SourceTarget, Verdict } from '../standards/judging/types.ts'
import { ReportForm, Severity } from '../standards/report/document.ts'

/** How the demonstration's own scenario is written, before it is rendered into the portable format. */

const Text = Type.String({ minLength: 1 })
const Files = Type.Record(Type.String(), Type.String())

/** A published, already fixed flaw (or one in a target of our own) with proofs that show it. */
export const Flaw = Type.Object(
  {
    id: Text,
    /** npm package; absent for a target of our own. */
    package: Type.Optional(Text),
    target: Type.Optional(SourceTarget),
    fixedFiles: Type.Optional(Files),
    vulnerable: Type.Optional(Text),
    fixed: Text,
    identifiers: Type.Optional(Type.Array(Text)),
    weakness: Type.Optional(Text),
    oracle: Oracle,
    sink: Type.Optional(Text),
    severity: Type.Optional(Severity),
    format: Type.Optional(Type.Union([Type.Literal('commonjs'), Type.Literal('module')])),
    proofs: Type.Array(Type.Object({ source: Text, benign: Type.Optional(Text) }), { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type Flaw = Static<typeof Flaw>

/** One report as its discoverer would tell it; `truth` never reaches what is sent. */
export const Authored = Type.Object(
  {
    id: Text,
    discoverer: Text,
    form: ReportForm,
    /** Flaw whose proofs and package are used; null for a fabricated claim. */
    flaw: Type.Union([Text, Type.Null()]),
    /** Variant of the flaw's proofs, null for none. */
    proof: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    /** Used instead of the flaw's: most false reports bring their own. */
    recipe: Type.Optional(Recipe),
    package: Type.Optional(Text),
    version: Type.Optional(Text),
    affected: Type.Optional(Text),
    fixedIn: Type.Optional(Text),
    identifiers: Type.Optional(Type.Array(Text)),
    weakness: Type.Optional(Text),
    sink: Type.Optional(Text),
    severity: Type.Optional(Severity),
    location: Type.Optional(
      Type.Object({ path: Text, line: Type.Optional(Type.Integer()) }, { additionalProperties: false }),
    ),
    credit: Type.Optional(Text),
    title: Text,
    text: Text,
    /** The text brings its own fenced programs. */
    inlineProof: Type.Optional(Type.Boolean()),
    truth: Type.Object({
      rootCause: Text,
      expect: Type.Union([Verdict, Type.Null()]),
      kind: Type.Optional(Text),
    }),
  },
  { additionalProperties: false },
)
export type Authored = Static<typeof Authored>

/** A flaw file. @throws Error naming the file and the member that does not fit */
export const readFlaw = (value: unknown, where: string): Flaw => checked(Flaw, withoutNulls(value), where)

/** One entry of a report file. @throws Error naming the file and the member that does not fit */
export const readAuthored = (value: unknown, where: string): Authored =>
  checked(Authored, withoutNulls(value, ['flaw', 'proof']), where)

function checked<T extends Type.TSchema>(schema: T, value: unknown, where: string): Static<T> {
  if (Value.Check(schema, value)) return value as Static<T>
  const [first] = Value.Errors(schema, value)
  throw new Error(`${where}${first?.instancePath ?? ''}: ${first?.message ?? 'does not fit'}`)
}

/** Authors write null for "not told"; only the named members mean something by it. */
function withoutNulls(value: unknown, kept: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).filter(([key, member]) => member !== null || kept.includes(key)),
  )
}
