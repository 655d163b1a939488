const GROUPED = new Intl.NumberFormat('en')

/** A count with thousands separated. */
export function grouped(n: number): string {
  return GROUPED.format(n)
}

/** "1 finding", "2,000 findings". The plural is regular unless given. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`
}

/** A share as a whole percentage, without claiming 0% or 100% for what is only close to them. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–'
  const share = (100 * part) / whole
  if (part > 0 && share < 1) return '<1%'
  if (part < whole && share > 99) return '>99%'
  return `${Math.round(share)}%`
}
