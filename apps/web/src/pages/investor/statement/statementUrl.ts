/** Address of a wallet's statement for a period, both days included. */
export function statementUrl(
  wallet: string,
  { from, to, format }: { readonly from: string; readonly to: string; readonly format: 'pdf' | 'csv' },
): string {
  return `/api/v1/wallets/${wallet}/statement?${new URLSearchParams({ from, to, format })}`
}
