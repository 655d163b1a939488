/** @throws Error with the message unless what is demanded holds */
export function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message)
}
