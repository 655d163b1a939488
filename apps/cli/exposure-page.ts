import type { PlainAction } from '../../standards/exposure/actions.ts'
import type { Band } from '../../standards/scoring/priority-types.ts'
import type { OfflineResult } from './offline.ts'

/** What the page is about. */
export interface PageAbout {
  asset: string
  now: Date
  zone: string
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const URGENCY: Record<Band, string> = {
  immediate: 'Now',
  'out-of-cycle': 'Soon',
  scheduled: 'With the next updates',
  unknown: 'With the next updates',
  defer: 'When it suits',
}

/** Readable on a phone, on paper and without any program but a browser: no script, nothing from elsewhere. */
const STYLE = `
:root { color-scheme: light; --ink: #1a1d21; --soft: #5a626b; --line: #d7dce1; --now: #a31621; --soon: #8a5300; --later: #2f5d8a }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 }
p { margin: .5rem 0 } ol, ul { padding-left: 1.4rem; margin: .5rem 0 } li { margin: .2rem 0 }
.soft { color: var(--soft); font-size: .9rem }
article { border: 1px solid var(--line); border-left: .35rem solid var(--later); border-radius: .4rem; padding: .8rem 1rem; margin: 1rem 0; break-inside: avoid }
article.now { border-left-color: var(--now) } article.soon { border-left-color: var(--soon) }
.badge { font-weight: 600; color: var(--later) } .now .badge { color: var(--now) } .soon .badge { color: var(--soon) }
blockquote { margin: .5rem 0; padding: .5rem .8rem; background: #f4f6f8; border-radius: .3rem }
.done { display: inline-block; width: 1.1rem; height: 1.1rem; border: 2px solid var(--ink); border-radius: .2rem; vertical-align: -.2rem; margin-right: .5rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--line) }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt } a { color: inherit } details { display: none } }
`

/** One page to print or to read on a phone: what to do, and below it why. */
export function exposurePage(result: OfflineResult, { asset, now, zone }: PageAbout): string {
  const { header, actions, exposures, questions, problems } = result
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(now)
  const made = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(
    new Date(header.madeAt),
  )
  const shown = exposures.filter(({ state }) => state !== 'suppressed')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>What to do: ${escaped(asset)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What to do for ${escaped(asset)}</h1>
<p class="soft">${escaped(day)}. Compared with what ${escaped(header.issuer)} knew on ${escaped(made)}: ${result.components} things that run, ${shown.length} known weaknesses.${header.tlp === undefined || header.tlp === 'clear' ? '' : ` <strong>TLP:${escaped(header.tlp.toUpperCase())}</strong>: do not pass this page on.`}</p>
${actions.items.length === 0 ? '<p>Nothing to do: nothing that runs here is known to be affected.</p>' : actions.items.map(article).join('\n')}
${actions.more > 0 ? `<p>${actions.more} more that can wait behind these; run the comparison again when they are done.</p>` : ''}
${
  questions.length === 0
    ? ''
    : section(
        'Not compared: nobody knows for certain what these are',
        questions.map(
          ({ words, question }) =>
            `${words}${question === undefined ? ': no source names it' : `. ${question}`}`,
        ),
      )
}
${
  problems.length === 0
    ? ''
    : section(
        'Not understood in the list',
        problems.slice(0, 50).map(({ where, message }) => `${where}: ${message}`),
      )
}
${shown.length === 0 ? '' : details(result)}
</main>
</body>
</html>
`
}

const CLASS: Partial<Record<Band, string>> = { immediate: 'now', 'out-of-cycle': 'soon' }

function article(action: PlainAction, at: number): string {
  const { title, why, steps, deadlineWords, askVendor, where, vulnerabilities, band } = action
  return `<article class="${CLASS[band] ?? 'later'}">
<h2><span class="done" role="presentation"></span>${at + 1}. ${escaped(title)}</h2>
<p><span class="badge">${URGENCY[band]}</span> – ${escaped(deadlineWords)}</p>
<p>${escaped(why)}</p>
<ol>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>
${where.length === 0 ? '' : `<p><strong>Where:</strong> ${where.map(escaped).join('; ')}</p>`}
${askVendor === null ? '' : `<p><strong>What to ask the vendor:</strong></p><blockquote>${escaped(askVendor)}</blockquote>`}
<p class="soft">For specialists: ${vulnerabilities.slice(0, 40).map(escaped).join(', ')}${vulnerabilities.length > 40 ? ` and ${vulnerabilities.length - 40} more` : ''}</p>
</article>`
}

const section = (title: string, lines: readonly string[]): string =>
  `<section><h2>${escaped(title)}</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul></section>`

const MOST_ROWS = 1000

function details({ exposures }: OfflineResult): string {
  const rows = exposures.filter(({ state }) => state !== 'suppressed')
  return `<details><summary>Every weakness, and why it is one (${rows.length})</summary>
<table><thead><tr><th scope="col">Weakness</th><th scope="col">In</th><th scope="col">Why</th></tr></thead><tbody>
${rows
  .slice(0, MOST_ROWS)
  .map(
    ({ found, component }) =>
      `<tr><td>${escaped(found.vulnerability)}</td><td>${escaped([component.name, component.version].filter(Boolean).join(' '))}</td><td>${escaped(found.because)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>${rows.length > MOST_ROWS ? `<p>${rows.length - MOST_ROWS} more; run the command with --json for all.</p>` : ''}</details>`
}
