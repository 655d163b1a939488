import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasRole, system } from '../../platform/access/actor.ts'
import { type Database, sql } from '../../platform/db/index.ts'
import type { App } from '../../platform/http/index.ts'

/** Kinds of what members do, and of what is found for them. */
const isMembers = (kind: string): boolean => /^(uptake|inventory|products|exposures|member)\./.test(kind)

/**
 * Server-sent events for live screens: that something of a kind changed, never what. Screens read the
 * change through the ordinary API, as whoever they are. One look at the outbox a second serves every
 * listener of this process; several servers each look for themselves.
 */
export function liveRoutes(app: App, db: Database): { stop(): void } {
  // A listener, and whether it hears of members: one of them, or who sees counts over all of them.
  const listeners = new Map<FastifyReply, boolean>()
  let last: string | undefined
  const look = async () => {
    if (listeners.size === 0) {
      last = undefined
      return
    }
    const rows = await db.as(system, (tx) =>
      tx.all(sql<{
        id: string
        kind: string
        n: string
      }>`select max(id)::text as id, kind, count(*)::text as n from events
        where id > ${last ?? '9223372036854775807'}::bigint group by kind`),
    )
    if (last === undefined) {
      const head = await db.as(system, (tx) =>
        tx.first(sql<{ id: string }>`select coalesce(max(id), 0)::text as id from events`),
      )
      last = head?.id ?? '0'
      return
    }
    for (const row of rows) {
      if (BigInt(row.id) > BigInt(last)) last = row.id
      const own = isMembers(row.kind)
      // That somebody imported or reported something is nobody else's to know: these hear that they might look again.
      const news = own ? { kind: 'exposures.changed' } : { kind: row.kind, count: Number(row.n) }
      const text = `event: change\ndata: ${JSON.stringify(news)}\n\n`
      for (const [reply, hears] of listeners) if (hears || !own) reply.raw.write(text)
    }
  }
  const timer = setInterval(
    () => void look().catch((error) => app.log.warn({ err: error }, 'live events')),
    1000,
  )

  app.get(
    '/v1/events',
    {
      config: { open: true },
      schema: {
        tags: ['live'],
        description: 'text/event-stream: kinds of what changed; read the rest through the API',
      },
    },
    (request: FastifyRequest, reply: FastifyReply) => {
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write('retry: 3000\n\n')
      listeners.set(reply, hasRole(request.actor, 'member', 'coordinator', 'overseer'))
      request.raw.on('close', () => listeners.delete(reply))
    },
  )
  return {
    stop() {
      clearInterval(timer)
      for (const reply of listeners.keys()) reply.raw.end()
    },
  }
}
