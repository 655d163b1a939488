import Type, { type Static } from 'typebox'

const closed = { additionalProperties: false }
const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) })

/** A maintainer's rules for its project, in its own words. */
export const ProjectRules = Type.Object(
  {
    optOut: Type.Optional(Type.Object({ words: Text(2000) }, closed)),
    preferredIntake: Type.Optional(
      Type.Object(
        {
          kind: Type.Union([
            Type.Literal('this house'),
            Type.Literal('email'),
            Type.Literal('web form'),
            Type.Literal('private issue'),
          ]),
          address: Type.Optional(Text(2048)),
          words: Type.Optional(Text(2000)),
        },
        closed,
      ),
    ),
    threatModel: Type.Optional(Text(20_000)),
    severityRules: Type.Optional(
      Type.Array(
        Type.Object(
          {
            applies: Text(200, 'A weakness class (CWE-1321) or an oracle'),
            severity: Type.Union([
              Type.Literal('critical'),
              Type.Literal('high'),
              Type.Literal('medium'),
              Type.Literal('low'),
              Type.Literal('not a flaw'),
            ]),
            words: Type.Optional(Text(2000)),
          },
          closed,
        ),
        { maxItems: 100 },
      ),
    ),
    loadBudget: Type.Optional(
      Type.Object(
        { dossiersPerWeek: Type.Integer({ minimum: 0, maximum: 1000 }), words: Type.Optional(Text(2000)) },
        closed,
      ),
    ),
    /** Left out: nothing that was not reproduced or attested reaches them. */
    acceptsUnreproduced: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type ProjectRules = Static<typeof ProjectRules>

/** The rules with who set them and when, as answered with a claim or a report. */
export const MaintainersSay = Type.Object({
  rules: ProjectRules,
  setBy: Type.String({ description: 'Organisation' }),
  setAt: Type.String({ format: 'date-time' }),
})
export type MaintainersSay = Static<typeof MaintainersSay>
