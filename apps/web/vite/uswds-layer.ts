import type { Plugin } from 'vite'

const KEPT_FACES = [
  'sourcesanspro-regular-webfont.woff2',
  'sourcesanspro-bold-webfont.woff2',
  'Latin-Merriweather-Bold.woff2',
]

/**
 * Puts the precompiled USWDS stylesheet into the cascade layer `uswds`, so that our own rules (which
 * carry the dark theme) win whatever their specificity, and drops the font faces nobody asks for:
 * left in, each of some sixty files would be copied into the build.
 *
 * @param css text of uswds.min.css
 */
export function layerUswds(css: string): string {
  const faces = /@font-face\{[^}]*\}/g
  const kept = css.replace(faces, (face) => (KEPT_FACES.some((name) => face.includes(name)) ? face : ''))
  return `@layer uswds{${kept.replace(/^@charset[^;]*;/, '')}}`
}

export function uswdsLayer(): Plugin {
  return {
    name: 'uswds-layer',
    enforce: 'pre',
    transform(code, id) {
      return id.includes('uswds.min.css') ? { code: layerUswds(code), map: null } : undefined
    },
  }
}
