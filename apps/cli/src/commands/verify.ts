import { verifyDeployment } from '@specie/protocol'
import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { action, type Result } from '../frame/action.ts'
import { exitCodes } from '../frame/exitCode.ts'
import type { Session } from '../frame/session.ts'
import { table } from '../frame/table.ts'
import { styled } from '../frame/terminal.ts'

/** `specie verify`: compares code, wiring and roles on the chain with the record and this build. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('compare code, wiring and roles on the chain with the record and this build')
    .addHelpText('after', '\nExit code 1 when anything differs. Needs no key.')
    .action(action(run))
}

async function run(session: Session): Promise<Result> {
  const { client, chainId, recordFile } = await connect(session)
  const differences = await verifyDeployment(client.context)
  const count = Object.keys(client.context.deployment.contracts).length
  const rows = differences.map(({ subject, expected, found }) => [subject, expected, found])
  return {
    exitCode: differences.length === 0 ? exitCodes.done : exitCodes.refused,
    data: { chainId, record: recordFile, contracts: count, differences },
    text:
      differences.length === 0
        ? styled(
            session.terminal,
            'green',
            `All ${count} contracts on chain ${chainId} are what ${recordFile} and this build say.`,
          )
        : table(session.terminal, [{ heading: 'what' }, { heading: 'expected' }, { heading: 'found' }], rows),
  }
}
