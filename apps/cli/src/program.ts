import { Command } from 'commander'
import { addAdvance } from './commands/advance.ts'
import { addAuctionCommands } from './commands/auctionCommands.ts'
import { addBlockCommands } from './commands/blockCommands.ts'
import { addClaim } from './commands/claim.ts'
import { addCollect } from './commands/collect.ts'
import { addDeploy } from './commands/deploy.ts'
import { addDeskCommands } from './commands/deskCommands.ts'
import { addExit } from './commands/exit.ts'
import { addExport } from './commands/export.ts'
import { addFeedCommands } from './commands/feedCommands.ts'
import { addGuardCommands } from './commands/guardCommands.ts'
import { addIdentityCommands } from './commands/identityCommands.ts'
import { addInvest } from './commands/invest.ts'
import { addLiquidityCommands } from './commands/liquidityCommands.ts'
import { addMakerCommands } from './commands/makerCommands.ts'
import { addMarketCommands } from './commands/marketCommands.ts'
import { addNav } from './commands/nav.ts'
import { addNodeCommands } from './commands/nodeCommands.ts'
import { addPledgeCommands } from './commands/pledgeCommands.ts'
import { addPoolCommands } from './commands/poolCommands.ts'
import { addQuoteCommands } from './commands/quoteCommands.ts'
import { addRedeem } from './commands/redeem.ts'
import { addReserveCommands } from './commands/reserveCommands.ts'
import { addShareCommands } from './commands/shareCommands.ts'
import { addStart } from './commands/start.ts'
import { addStatement } from './commands/statement.ts'
import { addStatus } from './commands/status.ts'
import { addTapeCommands } from './commands/tapeCommands.ts'
import { addValue } from './commands/value.ts'
import { addVerify } from './commands/verify.ts'
import { addWindowsCommands } from './commands/windowsCommands.ts'
import { helpAsJson } from './frame/helpAsJson.ts'

const EXAMPLES = `
Start here:
  $ npm start                                     a local chain with a pool that lives through some months
  $ npx specie tape check examples/sample-tape.csv
  $ npx specie status

Which chain and which database:
  DATABASE_URL       PostgreSQL of the ledger; without it one of the home's own
  RPC_URL            address of the chain; without it the local chain of \`npm start\`
  PRIVATE_KEY        key that signs; or KEYSTORE with KEYSTORE_PASSWORD or KEYSTORE_PASSWORD_FILE
  --as NAME          on the local chain: governance, issuer, servicer, valuer, kycIssuer, reporter, investorA,
                     investorB, provider or marketMaker

Exit codes: 0 done, 1 refused by a rule or a contract, 2 wrong command or input, 3 no chain or another trouble
of the machine. Every command prints JSON with --json; notes and progress go to standard error.`

/**
 * The whole command line. It throws instead of ending the process, so that one place decides exit codes.
 * @param quiet help comes as JSON, and nothing is said about usage errors, because the caller will
 */
export function createProgram(quiet = false): Command {
  const program = new Command('specie')
    .exitOverride()
    .configureOutput(quiet ? { writeErr: () => {} } : {})
    .description('Turns loan tapes into tranche tokens whose holders can leave at a formula price.')
    .version('0.1.0')
    .option('--json', 'print the result as JSON')
    .option('--home <folder>', 'folder with chain state and pools (default: .specie of the project)')
    .option('--rpc <url>', 'address of the chain, instead of RPC_URL')
    .option('--as <name>', 'who acts, on the local chain')
    .option('--dry-run', 'show what would change and send nothing')
    .option('--yes', 'do not ask before sending')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(`--help` after any command explains it)')
  addStart(program)
  addStatus(program)
  addNodeCommands(program)
  addStatement(program)
  addExport(program)
  addTapeCommands(program)
  addValue(program)
  addPoolCommands(program)
  addIdentityCommands(program)
  addShareCommands(program)
  addInvest(program)
  addCollect(program)
  addNav(program)
  addClaim(program)
  addExit(program)
  addRedeem(program)
  addReserveCommands(program)
  addDeskCommands(program)
  addWindowsCommands(program)
  addMarketCommands(program)
  addGuardCommands(program)
  addQuoteCommands(program)
  addMakerCommands(program)
  addLiquidityCommands(program)
  addBlockCommands(program)
  addAuctionCommands(program)
  addFeedCommands(program)
  addPledgeCommands(program)
  addAdvance(program)
  addDeploy(program)
  addVerify(program)
  if (quiet) helpAsJson(program)
  return program
}
