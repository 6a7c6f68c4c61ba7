import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { persona } from '@specie/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalChain, poolOf, startLocalChain } from './localChain.ts'

let chain: LocalChain
const investorA = persona('investorA').address
const investorB = persona('investorB').address
const marketMaker = persona('marketMaker').address

beforeAll(async () => {
  chain = await startLocalChain({ issuer: 'NL', investorA: 'DE', investorB: 'US' })
  await chain.done(...poolOf(), '--count', 'country', '--countries', 'DE,US,NL', '--minimum', '0.1')
  await chain.done('invest', 'SNR', '2000000', '--as', 'investorA')
  await chain.done('pool', 'activate', '1')
  await chain.done('share', 'agent', 'SNR', 'issuer')
})
afterAll(() => chain.stop())

describe('the policy of a share', () => {
  test('is shown as the pool was opened with it', async () => {
    const { policy, holders, categories, owner, paused } = await chain.done('share', 'policy', 'SNR')
    expect(policy).toMatchObject({ counted: true, byCountry: true, byClass: false })
    expect(policy.countries.toSorted()).toEqual([276, 528, 840])
    expect({ holders, paused, owner }).toEqual({
      holders: 1,
      paused: false,
      owner: persona('issuer').address,
    })
    expect(categories).toEqual([{ category: { country: 276 }, holders: 1 }])
    const { stdout } = await chain.say('share', 'policy', 'SNR')
    expect(stdout).toMatch(/needs +identified, sanctionsScreened/)
    expect(stdout).toMatch(/in DE +1 holder/)
  })

  test('limits a country that it counts, and lifts the limit', async () => {
    const shown = await chain.done('share', 'limit', 'SNR', '--country', 'US', '--most', '0', '--dry-run')
    expect(shown).toMatchObject({ most: 0, dryRun: true, transaction: null })
    await chain.done('share', 'limit', 'SNR', '--country', 'US', '--most', '1')
    await chain.done('share', 'force-transfer', 'SNR', 'investorA', 'investorB', '10')
    const { categories } = await chain.done('share', 'policy', 'SNR')
    expect(categories).toContainEqual({ category: { country: 840 }, holders: 1, most: 1 })
    await chain.done('share', 'limit', 'SNR', '--country', 'US', '--lift')
    const lifted = await chain.done('share', 'policy', 'SNR')
    expect(lifted.categories).toContainEqual({ category: { country: 840 }, holders: 1 })
  })

  test('refuses a limit on what it does not count, and a limit that says nothing', async () => {
    const refused = await chain.run('share', 'limit', 'SNR', '--class', 'retail', '--most', '3')
    expect(refused.code).toBe(1)
    expect(refused.json().error.message).toContain('need holdings to be counted')
    expect((await chain.run('share', 'limit', 'SNR', '--country', 'US')).code).toBe(2)
    expect((await chain.run('share', 'limit', 'SNR', '--most', '3')).code).toBe(2)
    expect((await chain.run('share', 'limit', 'SNR', '--country', 'US', '--most', 'few')).code).toBe(2)
  })
})

describe('a transfer agent', () => {
  test('changes one rule of a policy and leaves the others, shown first and sent only then', async () => {
    const { policy } = await chain.done('share', 'policy', 'SNR')
    const words = ['share', 'set-policy', 'SNR', '--class', 'professional', '--cap', '3000000']
    expect(await chain.done(...words, '--dry-run')).toMatchObject({ dryRun: true, transaction: null })
    expect((await chain.done('share', 'policy', 'SNR')).policy).toEqual(policy)
    const changed = await chain.done(...words, '--senders', 'qualify')
    const expected = { minimumClass: 3, cap: '3000000000000', senderQualifies: true }
    expect(changed.policy).toEqual({ ...policy, ...expected })
    await chain.done('share', 'set-policy', 'SNR', '--class', 'none', '--cap', 'none', '--senders', 'free')
    expect((await chain.done('share', 'policy', 'SNR')).policy).toEqual({ ...policy, minimumClass: 0 })
  })

  test('refuses a change that is none, or that nobody understands', async () => {
    expect((await chain.run('share', 'set-policy', 'SNR')).code).toBe(2)
    expect((await chain.run('share', 'set-policy', 'SNR', '--senders', 'maybe')).code).toBe(2)
    expect((await chain.run('share', 'set-policy', 'SNR', '--claims', 'rich')).code).toBe(2)
    expect((await chain.run('share', 'set-policy', 'SNR', '--cap', '1', '--as', 'valuer')).code).toBe(1)
  })

  test('admits a country, and ends it', async () => {
    const countries = async () => (await chain.done('share', 'policy', 'SNR')).policy.countries.toSorted()
    await chain.done('share', 'admit', 'SNR', 'FR')
    expect(await countries()).toEqual([250, 276, 528, 840])
    await chain.done('share', 'admit', 'SNR', 'FR', '--end')
    expect(await countries()).toEqual([276, 528, 840])
    expect((await chain.run('share', 'admit', 'SNR', 'XX')).code).toBe(2)
  })
})

describe('an agent of a share', () => {
  test('is appointed before it acts, and no longer acts when dismissed', async () => {
    const refused = await chain.run('share', 'pause', 'SNR', '--as', 'valuer')
    expect(refused.code).toBe(1)
    expect(refused.json().error.message).toContain('is not an agent of this share')
    await chain.done('share', 'agent', 'SNR', 'valuer')
    await chain.done('share', 'pause', 'SNR', '--as', 'valuer')
    expect(await chain.done('share', 'policy', 'SNR')).toMatchObject({ paused: true })
    await chain.done('share', 'unpause', 'SNR', '--as', 'valuer')
    await chain.done('share', 'agent', 'SNR', 'valuer', '--dismiss')
    expect((await chain.run('share', 'pause', 'SNR', '--as', 'valuer')).code).toBe(1)
  })

  test('shows what a freeze changes and sends nothing under --dry-run', async () => {
    const { stdout, stderr, code } = await chain.say(
      'share',
      'freeze',
      'SNR',
      'investorA',
      '500',
      '--dry-run',
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing was sent.\n' })
    expect(stderr).toContain(`Freeze 500 SNR of ${investorA}`)
    expect(stderr).toMatch(/Frozen SNR of it +0\.00 +500\.00/)
    const shown = await chain.done('share', 'freeze', 'SNR', 'investorA', '500', '--dry-run')
    expect(shown.changes.at(-1)).toMatchObject({ before: '0', after: '500000000' })
    expect((await chain.done('share', 'show', 'SNR', 'investorA')).frozen).toBe('0')
  })

  test('freezes a part or a wallet, and frees it', async () => {
    await chain.done('share', 'freeze', 'SNR', 'investorA', '500')
    expect(await chain.done('share', 'show', 'SNR', 'investorA')).toMatchObject({
      frozen: '500000000',
      walletFrozen: false,
    })
    await chain.done('share', 'freeze', 'SNR', 'investorA')
    expect((await chain.done('share', 'show', 'SNR', 'investorA')).walletFrozen).toBe(true)
    await chain.done('share', 'unfreeze', 'SNR', 'investorA')
    expect((await chain.run('share', 'unfreeze', 'SNR', 'investorA', '501')).code).toBe(1)
    await chain.done('share', 'unfreeze', 'SNR', 'investorA', '500')
    expect((await chain.done('share', 'show', 'SNR', 'investorA')).frozen).toBe('0')
  })

  test('moves shares by force to whoever may hold them, and to nobody else', async () => {
    const before = BigInt((await chain.done('share', 'show', 'SNR', 'investorB')).balance)
    const moved = await chain.done('share', 'force-transfer', 'SNR', 'investorA', 'investorB', '25')
    expect(moved.changes.map(({ label }: { label: string }) => label)).toEqual([
      'SNR of the sender',
      'Frozen SNR of the sender',
      'SNR of the receiver',
    ])
    const after = BigInt((await chain.done('share', 'show', 'SNR', 'investorB')).balance)
    expect(after - before).toBe(25_000_000n)
    expect((await chain.run('share', 'force-transfer', 'SNR', 'investorA', 'servicer', '1')).code).toBe(1)
  })
})

describe('a second wallet', () => {
  test('shares an identity once it agreed, and holds for the same person', async () => {
    const provider = persona('provider').address
    const agreed = await chain.say('identity', 'link-consent', 'investorA', '--as', 'provider', '--json')
    const path = join(chain.home, 'link.json')
    writeFileSync(path, agreed.stdout)
    const other = await chain.run('identity', 'link', 'investorB', 'provider', '--consent', path)
    expect(other.code).toBe(2)
    expect(other.json().error.code).toBe('input.consent')
    const linked = await chain.done('identity', 'link', 'investorA', 'provider', '--consent', path)
    expect(linked).toMatchObject({ wallet: investorA, added: provider })
    const [first, second] = [
      await chain.done('identity', 'show', 'investorA'),
      await chain.done('identity', 'show', 'provider'),
    ]
    expect(second).toMatchObject({ id: first.id, country: 276, verified: true })
    const stranger = await chain.run('identity', 'link', 'investorA', `0x${'12'.repeat(20)}`)
    expect(stranger.json().error.remedy).toContain('link-consent')
  })
})

describe('a lost wallet', () => {
  test('can object until its identity has moved', async () => {
    await chain.done('identity', 'recover', 'start', 'investorB', 'marketMaker')
    await chain.done('identity', 'recover', 'cancel', 'investorB', '--as', 'investorB')
    expect((await chain.done('identity', 'show', 'investorB')).recovery).toBeUndefined()
    expect((await chain.run('identity', 'recover', 'finish', 'investorB')).code).toBe(1)
  })

  test('gives identity and shares to a replacement that agreed, after the delay', async () => {
    const early = await chain.run('share', 'recover', 'SNR', 'investorB')
    expect(early.code).toBe(1)
    expect(early.json().error.remedy).toContain('identity recover start')
    const consent = await chain.say(
      'identity',
      'recover',
      'consent',
      'investorB',
      '--as',
      'marketMaker',
      '--json',
    )
    const path = join(chain.home, 'consent.json')
    writeFileSync(path, consent.stdout)
    const other = await chain.run(
      'identity',
      'recover',
      'start',
      'investorA',
      'marketMaker',
      '--consent',
      path,
    )
    expect(other.code).toBe(2)
    const words = ['identity', 'recover', 'start', 'investorB', 'marketMaker', '--consent', path]
    expect((await chain.done(...words, '--dry-run')).transaction).toBeNull()
    await chain.done(...words)
    expect((await chain.run('identity', 'recover', 'finish', 'investorB')).code).toBe(1)
    await chain.done('advance', '--days', '3')
    await chain.done('identity', 'recover', 'finish', 'investorB')
    const held = (await chain.done('share', 'show', 'SNR', 'investorB')).balance
    expect(BigInt(held)).toBeGreaterThan(0n)
    const { measure } = await chain.done('share', 'recover', 'SNR', 'investorB')
    expect(measure).toMatchObject({ lost: investorB, replacement: marketMaker })
    expect((await chain.done('share', 'show', 'SNR', 'marketMaker')).balance).toBe(held)
    expect((await chain.done('share', 'show', 'SNR', 'investorB')).balance).toBe('0')
    expect(await chain.done('identity', 'show', 'investorB')).toMatchObject({ lost: true, verified: false })
  })

  test('needs a consent that says something', async () => {
    const path = join(chain.home, 'nothing.json')
    writeFileSync(path, '{"consent": "0x"}')
    const words = ['identity', 'recover', 'start', 'investorA', 'provider', '--consent', path]
    const refused = await chain.run(...words)
    expect(refused.code).toBe(2)
    expect(refused.json().error.code).toBe('file.consent')
    const stranger = await chain.run('identity', 'recover', 'start', 'investorA', `0x${'12'.repeat(20)}`)
    expect(stranger.code).toBe(2)
    expect(stranger.json().error.remedy).toContain('recover consent')
  })
})
