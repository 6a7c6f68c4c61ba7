import { Button, type ButtonKind } from '../../components/Button.tsx'
import { actAs } from '../../wallet/actAs.ts'
import { useLocal } from '../../wallet/useLocal.ts'

/** On a local chain: go on as another person, by name or address. Nothing elsewhere, or when nobody is called so. */
export function PersonaButton({
  name,
  kind = 'secondary',
  size = 'medium',
}: {
  readonly name: string
  readonly kind?: ButtonKind
  readonly size?: 'small' | 'medium'
}) {
  const local = useLocal()
  const found = local?.personas.find(
    (person) => person.name === name || person.address.toLowerCase() === name.toLowerCase(),
  )
  if (found === undefined) return null
  return (
    <Button kind={kind} size={size} onClick={() => actAs(found)}>
      Go on as {found.title.split(':')[0]}
    </Button>
  )
}
