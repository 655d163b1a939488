import Type from 'typebox'
import type { App } from '../../platform/http/index.ts'
import type { OutcomesReading } from './outcomes.ts'
import { OutcomesView, PipelineView } from './schema.ts'
import type { Oversight } from './service.ts'

/** The watch floor's figures, open to anybody, and what became of a discoverer's reports. */
export function oversightRoutes(app: App, oversight: Oversight, outcomes: OutcomesReading): void {
  app.get(
    '/v1/pipeline',
    { config: { open: true }, schema: { tags: ['oversight'], response: { 200: PipelineView } } },
    () => oversight.pipeline(),
  )
  app.get(
    '/v1/discoverers/:name/outcomes',
    {
      schema: {
        tags: ['oversight'],
        description: 'What became of the reports of one discoverer, by the name of its organisation',
        params: Type.Object({ name: Type.String({ minLength: 1, maxLength: 256 }) }),
        response: { 200: OutcomesView },
      },
    },
    (request) => outcomes.outcomes(request.actor, request.params.name),
  )
}
