import type { FindingDocument } from '../schema.ts'

/** Package name without version, lower case, from the purl, the name, or the recipe's target. */
export function packageOf(document: FindingDocument): string | undefined {
  const purl = document.component?.purl
  const fromPurl = purl && /^pkg:[a-z0-9.+-]+\/([^@?#]{1,300})/i.exec(purl)?.[1]
  const name = fromPurl
    ? decodeURIComponentSafe(fromPurl)
    : (document.component?.name ?? document.recipe?.target.name)
  return name?.trim().toLowerCase() || undefined
}

/** Words of a report that could be a package's name, likeliest first; for reports that name none plainly. */
export function mentionedPackages(document: FindingDocument): string[] {
  const text = `${document.title}\n${document.description?.slice(0, 20_000) ?? ''}`.toLowerCase()
  const code = [...text.matchAll(/[`'"]((?:@[\w.-]{1,60}\/)?[\w.-]{2,80})[`'"]/g)].map((match) => match[1]!)
  const words = [...text.matchAll(/(?:@[\w.-]{1,60}\/)?[a-z][\w.-]{1,80}/g)].map((match) =>
    match[0].replace(/[.-]+$/, ''),
  )
  return [...new Set([...code, ...words])].slice(0, 400)
}

/** The report with the package its text mentions; a package URL read out of prose gives way to it. */
export function placedIn(document: FindingDocument, name: string): FindingDocument {
  const { purl: _guess, ...component } = document.component ?? {}
  return { ...document, component: { ...component, name } }
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
