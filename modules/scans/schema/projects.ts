import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../../platform/http/schema.ts'
import { MaintainersSay, ProjectRules } from '../../../standards/project-rules/types.ts'
import { closed, Text } from './parts.ts'
import { Target, TargetInput } from './targets.ts'

export { MaintainersSay, ProjectRules }

export const RulesBody = Type.Object({ target: TargetInput, rules: ProjectRules }, closed)
export type RulesBody = Static<typeof RulesBody>
export const RulesAnswer = Type.Object({ maintainersSay: Nullable(MaintainersSay) })

export const MaintainerBody = Type.Object(
  { target: TargetInput, organisation: Text(256, 'Name of an organisation of this house') },
  closed,
)
export type MaintainerBody = Static<typeof MaintainerBody>
export const MaintainerView = Type.Object({
  id: Id,
  target: Target,
  line: Type.String(),
  organisation: Type.String(),
  namedAt: DateTime,
})
export type MaintainerView = Static<typeof MaintainerView>
export const MaintainerList = Type.Object({ items: Type.Array(MaintainerView), next: Type.Null() })

export const NamesBody = Type.Object(
  {
    targets: Type.Array(TargetInput, { minItems: 2, maxItems: 20 }),
    reason: Type.Optional(Text(2000)),
  },
  closed,
)
export type NamesBody = Static<typeof NamesBody>
export const NamesView = Type.Object({
  id: Id,
  lines: Type.Array(Type.String()),
  reason: Nullable(Type.String()),
  by: Type.String(),
  statedAt: DateTime,
})
export type NamesView = Static<typeof NamesView>
export const NamesList = Type.Object({ items: Type.Array(NamesView), next: Type.Null() })
