import type { Command } from 'commander'
import { action } from '../frame/action.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { addHolds } from './exit/holdCommands.ts'
import { quote } from './exit/quoteExit.ts'
import { type SellOptions, sell } from './exit/sellExit.ts'
import { worstCase } from './exit/worstCase.ts'
import { addQueue } from './windowsCommands.ts'

const EXAMPLES = `
Examples:
  $ npx specie exit quote SNR 10000              what would be paid now, and by which exit
  $ npx specie exit SNR 10000 --as investorA     sell them, split so that they bring the most
  $ npx specie exit sell SNR 10000               the same
  $ npx specie exit sell SNR 900000 --partly     sell as much as is taken, keep the rest
  $ npx specie exit sell SNR 900000 --queue      sell what is taken, hand the rest to the next window
  $ npx specie exit worst-case SNR               what 0.1 % to all of the supply would get now
  $ npx specie exit queue SNR 900000             hand them in for the next redemption window
  $ npx specie exit hold SNR 50000 --days 14     buy a firm price for a fortnight
  $ npx specie exit claim SNR                    what windows have paid`

/** `specie exit …`: sells shares over all exits at once, or shows what that would bring. */
export function addExit(program: Command): void {
  const exit = selling(program.command('exit').argument('[share]', SHARE).argument('[amount]', 'shares'))
    .description('sell shares now, at desk and market, split so that they bring the most')
    .addHelpText('after', EXAMPLES)
  exit.action(
    action((session: Session, name: string | undefined, amount: string | undefined, options: SellOptions) => {
      if (name === undefined || amount === undefined) return exit.help({ error: true })
      return sell(session, name, amount, options)
    }),
  )
  exit
    .command('quote')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares')
    .option('--patient', 'let the windows compete by what is expected of them')
    .option('--fill <part>', 'part that a window is expected to redeem, with --patient', '0.5')
    .option('--excess <rate>', 'what a year of waiting costs beyond what the share earns', '0.04')
    .description('what shares would be paid at this block, exit by exit')
    .action(action(quote))
  selling(exit.command('sell').argument('<share>', SHARE).argument('<amount>', 'shares'))
    .description('sell shares now, split so that they bring the most')
    .action(
      // options that both commands know are read by the outer one
      action((session: Session, name: string, amount: string, options: SellOptions) =>
        sell(session, name, amount, { ...exit.opts<SellOptions>(), ...options }),
      ),
    )
  exit
    .command('worst-case')
    .argument('<share>', SHARE)
    .description('what parts of the supply get now, in a window and in kind when nobody comes to help')
    .action(action(worstCase))
  addQueue(exit)
  addHolds(exit)
}

function selling(command: Command): Command {
  return command
    .option('--partly', 'take less when the exits cannot take all')
    .option('--queue', 'hand what is not taken to the first open window')
    .option('--minimum <cash>', 'least to be paid (default: half a per cent below the quote)')
}
