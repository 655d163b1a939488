export const REPRODUCTION_FACETS = {
  verdict: ['reproduced', 'not reproduced', 'intermittent', 'out of threat model', 'cannot run'],
  state: ['queued', 'preparing', 'ready', 'running', 'judged', 'waiting'],
  findingId: 'text',
} as const
