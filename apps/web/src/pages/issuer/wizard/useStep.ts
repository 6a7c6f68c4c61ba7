import { useNavigate, useSearch } from '@tanstack/react-router'

/** The step of a wizard, kept in the address of the page so that reload and the browser's back keep working. */
export function useStep<Name extends string>(
  names: readonly Name[],
  first: Name,
): readonly [Name, (name: Name) => void] {
  const { step } = useSearch({ strict: false }) as { readonly step?: string }
  const navigate = useNavigate()
  const current = names.find((name) => name === step) ?? first
  const enter = (name: Name) => {
    void navigate({ to: '.', search: ((before: object) => ({ ...before, step: name })) as never }).then(
      () => {
        document.querySelector('main h1, h1')?.scrollIntoView({ block: 'nearest' })
      },
    )
  }
  return [current, enter]
}
