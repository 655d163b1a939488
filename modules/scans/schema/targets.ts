import Type, { type Static } from 'typebox'
import { closed, Text } from './parts.ts'

/** What can be claimed. Every kind also has a one-line form (modules/scans/rules/targets.ts). */
export const Target = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('package'),
      purl: Text(2048, 'Package URL, with a version or without'),
      versions: Type.Optional(Text(1024, 'A range or one version, when the package URL has none')),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('repository'),
      url: Text(2048, 'Address in any form Git takes'),
      commit: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{7,64}$' })),
      range: Type.Optional(Text(256, 'Range of commits or tags')),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('product'),
      vendor: Text(200),
      product: Text(200),
      versions: Type.Optional(Text(1024)),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('service'), url: Text(2048, 'Host or address') }, closed),
  Type.Object(
    {
      kind: Type.Literal('model endpoint'),
      provider: Text(200),
      model: Text(200),
      endpoint: Type.Optional(Text(2048)),
    },
    closed,
  ),
])
export type Target = Static<typeof Target>

/** A target as an object, or in its one-line form. */
export const TargetInput = Type.Union([Target, Text(4096)])
export type TargetInput = Static<typeof TargetInput>

export const TargetQuery = Type.Object({
  target: Text(4096, 'In its one-line form, or as JSON'),
})
