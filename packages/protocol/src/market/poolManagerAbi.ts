/** What is used of Uniswap v4's PoolManager: its constructor, reads of its storage, and its refusals. */
export const poolManagerAbi = [
  { type: 'constructor', inputs: [{ name: 'initialOwner', type: 'address' }], stateMutability: 'nonpayable' },
  {
    type: 'function',
    name: 'extsload',
    inputs: [{ name: 'slots', type: 'bytes32[]' }],
    outputs: [{ name: '', type: 'bytes32[]' }],
    stateMutability: 'view',
  },
  { type: 'error', name: 'AlreadyUnlocked', inputs: [] },
  { type: 'error', name: 'CurrencyNotSettled', inputs: [] },
  { type: 'error', name: 'ManagerLocked', inputs: [] },
  { type: 'error', name: 'NoLiquidityToReceiveFees', inputs: [] },
  { type: 'error', name: 'PoolNotInitialized', inputs: [] },
  {
    type: 'error',
    name: 'TickLiquidityOverflow',
    inputs: [{ name: 'tick', type: 'int24' }],
  },
  { type: 'error', name: 'TickLowerOutOfBounds', inputs: [{ name: 'tickLower', type: 'int24' }] },
  { type: 'error', name: 'TickUpperOutOfBounds', inputs: [{ name: 'tickUpper', type: 'int24' }] },
  {
    type: 'error',
    name: 'TickMisaligned',
    inputs: [
      { name: 'tick', type: 'int24' },
      { name: 'tickSpacing', type: 'int24' },
    ],
  },
  {
    type: 'error',
    name: 'TicksMisordered',
    inputs: [
      { name: 'tickLower', type: 'int24' },
      { name: 'tickUpper', type: 'int24' },
    ],
  },
] as const
