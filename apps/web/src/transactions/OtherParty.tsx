import { AddressText } from '../components/AddressText.tsx'
import { Button } from '../components/Button.tsx'
import { NoPermission } from '../components/NoPermission.tsx'
import { actAs } from '../wallet/actAs.ts'
import { personTitle } from '../wallet/personTitle.ts'
import { useLocal } from '../wallet/useLocal.ts'

/** Somebody else has to sign: who, and on a local chain the way to be them. */
export function OtherParty({ party }: { readonly party: `0x${string}` }) {
  const local = useLocal()
  const person = local?.personas.find(({ address }) => address.toLowerCase() === party.toLowerCase())
  return (
    <NoPermission
      missing={
        <>
          This is for <AddressText address={party} /> to sign
        </>
      }
      how={
        person === undefined
          ? 'Connect that wallet, or send its owner the address of this page.'
          : 'On this local chain you can act as anybody.'
      }
      action={
        person !== undefined && (
          <Button kind="primary" onClick={() => actAs(person)}>
            Continue as {personTitle(person.title)}
          </Button>
        )
      }
    />
  )
}
