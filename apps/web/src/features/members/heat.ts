/**
 * A step of colour, 0 to 4: 0 for nothing, 4 for the most there is. The number stands in the cell as well, so that
 * nobody has to tell shades apart.
 */
export const heat = (open: number, most: number): number => (most === 0 ? 0 : Math.ceil((4 * open) / most))
