import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { PatchCertificate } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { Ago } from '../../ui/When.tsx'
import type { Tone } from '../../ui/words.ts'

export const GRADES: Record<PatchCertificate['grade'], { tone: Tone; meaning: string }> = {
  'stops proof and variants': {
    tone: 'good',
    meaning: "The proof and its variants stop, and the project's own tests still pass.",
  },
  'stops proof only': {
    tone: 'warn',
    meaning: 'The proof stops. Not all that a good fix must show has been shown; the rest is named below.',
  },
  refused: { tone: 'bad', meaning: 'It was not shown to mend the flaw.' },
}

/** What candidate fixes were shown to stop and to keep. */
export function Certificates({ certificates }: { certificates: PatchCertificate[] }): ReactElement {
  if (certificates.length === 0) return <p className="muted">No candidate fix has been tried yet.</p>
  return (
    <ul className="certificates">
      {certificates.map((certificate) => (
        <li key={certificate.id} className="card">
          <p className="row row--between">
            <strong>{certificate.candidate}</strong>
            <Mark tone={GRADES[certificate.grade].tone}>{certificate.grade}</Mark>
          </p>
          <p>{GRADES[certificate.grade].meaning}</p>
          <p className="muted">{certificate.detail}</p>
          <p className="muted">
            <Ago at={certificate.at} />
            {certificate.reproductionId === null ? null : (
              <>
                {' · '}
                <Link to="/reproductions/$id" params={{ id: certificate.reproductionId }}>
                  see the runs
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
