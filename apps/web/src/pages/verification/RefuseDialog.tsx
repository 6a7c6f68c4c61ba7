import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'

/** Asks for the reason of a refusal; the applicant reads it. */
export function RefuseDialog({
  open,
  name,
  onClose,
  onRefuse,
}: {
  readonly open: boolean
  readonly name: string
  readonly onClose: () => void
  readonly onRefuse: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Refuse ${name}?`}
      description="The applicant reads the reason and may apply again."
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button kind="danger" disabled={reason.trim() === ''} onClick={() => onRefuse(reason.trim())}>
            Refuse
          </Button>
        </>
      }
    >
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={300}
        hint="For instance: the address differs from the document; please send a recent bill."
      />
    </Dialog>
  )
}
