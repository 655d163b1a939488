import Type from 'typebox'

/** Text that somebody wrote, of at most so many characters. */
export const Text = (max: number, description?: string) =>
  Type.String({ minLength: 1, maxLength: max, ...(description ? { description } : {}) })
/** Bodies take no member they do not know. */
export const closed = { additionalProperties: false }
