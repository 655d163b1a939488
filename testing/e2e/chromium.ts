import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser to walk with: TOCSIN_CHROMIUM, else one of the customary places; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.TOCSIN_CHROMIUM
  return (named ? [named] : CANDIDATES).find(existsSync)
}

/** Starts it without a window, without talking to anybody but the house. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to sandbox itself as root, as in most containers; it only ever sees the house.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
