/** Whether a figure agrees with the chain's. */
export function Agreement({ agrees }: { readonly agrees: boolean }) {
  return agrees ? (
    <span className="font-medium text-good">✓ yes</span>
  ) : (
    <span className="font-medium text-bad">✗ no</span>
  )
}
