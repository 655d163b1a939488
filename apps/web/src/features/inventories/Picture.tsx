import type { ReactElement } from 'react'

/** Line drawings on a 48 by 48 grid, so that things are known at a glance. */
const PATHS: Record<string, string> = {
  firewall: 'M6 12h36v24H6ZM6 20h36M6 28h36M16 12v8M30 12v8M22 20v8M36 20v8M14 28v8M28 28v8',
  router: 'M6 28h36v10H6ZM12 33h2M18 33h2M14 28 10 12M34 28l4-16M24 33h12',
  server:
    'M10 6h28v10H10ZM10 19h28v10H10ZM10 32h28v10H10ZM15 11h4M15 24h4M15 37h4M33 11h.5M33 24h.5M33 37h.5',
  laptop: 'M10 10h28v20H10ZM4 36h40l-3 4H7Z',
  browser: 'M6 9h36v30H6ZM6 17h36M11 13h.5M16 13h.5M21 13h.5',
  phone: 'M15 4h18v40H15ZM22 39h4M15 10h18M15 35h18',
  camera: 'M6 14h26v14H6ZM32 18l10-5v16l-10-5M16 28v12M10 40h12',
  pump: 'M12 6h24v26H12ZM17 11h14v8H17ZM18 25h2M24 25h2M30 25h.5M24 32v6a4 4 0 0 1-8 0v-2',
  monitor: 'M5 8h38v26H5ZM9 22h8l3-7 5 13 4-9 2 3h8M18 41h12M24 34v7',
  scanner: 'M8 8h20a14 14 0 0 1 0 30H8ZM22 16a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM4 42h40',
  printer: 'M14 6h20v10H14ZM7 16h34v16H7ZM14 28h20v14H14ZM35 21h2M18 33h12M18 37h12',
  controller:
    'M8 8h32v32H8ZM14 14h9v8h-9ZM29 14a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM14 29h20M14 34h12M4 16h4M4 24h4M4 32h4M40 16h4M40 24h4M40 32h4',
  mail: 'M5 11h38v26H5ZM5 12l19 15 19-15',
  cloud: 'M14 36a8 8 0 0 1 0-16 11 11 0 0 1 21-2 9 9 0 0 1 0 18Z',
  database: 'M8 12c0-8 32-8 32 0v24c0 8-32 8-32 0ZM8 12c0 8 32 8 32 0M8 20c0 8 32 8 32 0M8 28c0 8 32 8 32 0',
  badge: 'M12 10h24v32H12ZM20 4h8v8h-8ZM24 18a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM16 37c1-5 4-6 8-6s7 1 8 6',
}

/** The words beside it carry the meaning. */
export function Picture({ name }: { name: string }): ReactElement {
  return (
    <svg className="picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={PATHS[name] ?? PATHS.server} />
    </svg>
  )
}
