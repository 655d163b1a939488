import { BAND_ORDER } from '../../ui/words.ts'
import { STATE_ORDER } from './words.ts'

export const EXPOSURE_FACETS = { state: STATE_ORDER, band: BAND_ORDER, assetId: 'text' } as const
