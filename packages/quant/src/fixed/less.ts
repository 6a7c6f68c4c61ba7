/** `amount` less `held`, not below zero. */
export function less(amount: bigint, held: bigint): bigint {
  return amount > held ? amount - held : 0n
}
