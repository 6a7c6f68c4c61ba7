/** Settles at the first interrupt; a second one ends the process at once. */
export function interruption(): { readonly promise: Promise<void>; forget(): void } {
  let settle = () => {}
  const promise = new Promise<void>((resolve) => {
    settle = resolve
  })
  const onSignal = () => settle()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, onSignal)
  return {
    promise,
    forget: () => {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
