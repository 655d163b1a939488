/** What a column of somebody's list is about. */
export type ColumnRole =
  | 'vendor'
  | 'product'
  | 'model'
  /** Device, item, name: a product where no column says so more clearly. */
  | 'thing'
  /** A product where there is no other. */
  | 'description'
  | 'version'
  | 'quantity'
  | 'location'
  | 'notes'
  | 'purl'
  | 'cpe'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const VENDOR = words(
  'vendor manufacturer maker make brand mfr mfg manuf producer oem supplier company publisher developer hersteller lieferant anbieter marke fabricant fournisseur marque editeur fabricante proveedor marca produttore fornitore fabrikant leverancier',
)
const VERSION = words(
  'version ver versions firmware fw release rel rev revision build patchlevel softwareversion firmwareversion softwarestand versionsnummer versione versie versao',
)
/** A version of something else than the product of the row, or a day. */
const OTHER_VERSION = words('date day year os operating hardware hw datum end support')
const PRODUCT = words(
  'product products application applications app apps software package program programme title component produkt produkte produktname softwarename anwendung produit logiciel producto aplicacion programa prodotto applicazione toepassing produto',
)
const MODEL = words('model models modell modele modelo modello typ geratetyp modellbezeichnung')
const THING = words(
  'what device devices equipment system systems item asset name machine appliance hardware instrument gerat gerate geratename bezeichnung artikel appareil equipement nom equipo dispositivo nombre apparecchio nome apparaat naam',
)
const QUANTITY = words(
  'qty quantity many count units amount anzahl menge stuck quantite nombre cantidad quantita aantal',
)
const LOCATION = words(
  'location site ward room department dept building floor facility campus where standort ort raum abteilung lieu emplacement ubicacion sede planta sala departamento luogo reparto locatie afdeling',
)
const NOTES = words(
  'note notes comment comments remark remarks bemerkung bemerkungen kommentar anmerkung remarque remarques commentaire nota notas comentario observaciones opmerking',
)
const DESCRIPTION = words(
  'description descr beschreibung designation libelle descripcion descrizione omschrijving',
)
/** A column with one of these names something about the thing, not the thing. */
const ASIDE = words(
  'id ids number no nr num serial sn tag ip mac host hostname computer server address url link owner user contact email phone date day year status state criticality risk category class kind type group licence license key price cost os operating warranty end expiry seriennummer datum numero serie inventory',
)

/**
 * The role a heading gives its column, in several wordings and languages; undefined where it says nothing known.
 * "Software version" is a version, "device manufacturer" a vendor, "model no." a model, "serial no." none.
 */
export function roleOf(heading: string): ColumnRole | undefined {
  if (heading.length > 60) return undefined
  const terms = heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '')
  const has = (set: ReadonlySet<string>) => terms.some((term) => set.has(term))
  if (terms.length === 0) return heading.trim() === '#' ? 'quantity' : undefined
  if (terms.length > 6) return undefined
  const text = terms.join(' ')
  if (terms.includes('purl') || text === 'package url') return 'purl'
  if (terms.includes('cpe') || terms.includes('cpe23')) return 'cpe'
  if (/\b(?:number|no|nr|num|count) of\b/.test(text)) return 'quantity'
  if (/^model (?:number|no|nr|num|name)$/.test(text)) return 'model'
  if (has(NOTES)) return 'notes'
  if (has(VERSION)) return has(OTHER_VERSION) ? undefined : 'version'
  if (has(ASIDE)) return undefined
  if (has(QUANTITY) && text !== 'nombre') return 'quantity'
  if (has(VENDOR)) return 'vendor'
  if (has(LOCATION)) return 'location'
  if (has(MODEL)) return 'model'
  if (has(PRODUCT)) return 'product'
  if (has(THING)) return 'thing'
  return has(DESCRIPTION) ? 'description' : undefined
}

export interface Columns {
  /** Headings as written, made unique; `column C` where there is none. */
  headings: string[]
  /** First column of each role. */
  at: Partial<Record<ColumnRole, number>>
}

/** How many roles a row of headings gives, 0 where it cannot be the heading of a list of products. */
export function headingScore(cells: readonly string[]): number {
  const roles = new Set(cells.map(roleOf).filter((role) => role !== undefined))
  const filled = cells.filter((cell) => cell.trim() !== '').length
  const named = (['product', 'model', 'thing', 'description', 'purl', 'cpe'] as const).some((role) =>
    roles.has(role),
  )
  return named && (roles.size >= 2 || filled === 1) ? roles.size : 0
}

export function columnsOf(cells: readonly string[]): Columns {
  const headings: string[] = []
  const at: Columns['at'] = {}
  for (const [index, cell] of cells.entries()) {
    const heading = cell.trim() || `column ${columnLetters(index)}`
    headings.push(headings.includes(heading) ? `${heading} (${columnLetters(index)})` : heading)
    const role = roleOf(cell)
    if (role !== undefined) at[role] ??= index
  }
  return { headings, at }
}

/** A, B, …, Z, AA as spreadsheets count. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}
