/** How a share is named on the command line. */
export const SHARE = 'symbol, pool and symbol (2/SNR), or address'
