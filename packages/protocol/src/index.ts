export { type Anvil, type AnvilOptions, startAnvil } from './local/startAnvil.ts'
