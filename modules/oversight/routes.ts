import type { App } from '../../platform/http/index.ts'
import { PipelineView } from './schema.ts'
import type { Oversight } from './service.ts'

/** The watch floor's figures, open to anybody. */
export function oversightRoutes(app: App, oversight: Oversight): void {
  app.get(
    '/v1/pipeline',
    { config: { open: true }, schema: { tags: ['oversight'], response: { 200: PipelineView } } },
    () => oversight.pipeline(),
  )
}
