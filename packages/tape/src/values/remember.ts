const capacity = 20_000

/** A pure reader of text that keeps its answers: a column of dates or rates repeats few texts many times. */
export function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size >= capacity) known.clear()
    known.set(text, value)
    return value
  }
}
