// Invite Contact in the organization (S2-07) and Invite a Contact in a program (S2-05, S2-06): the same form, for a program
// with a role in each row and with what was sent before below it.
import { useState } from 'react'
import type { Invited } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { NoRight } from '../../ui/states/NoRight.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { InviteForm } from './InviteForm.tsx'
import { InviteResult } from './InviteResult.tsx'
import { SentInvitations } from './SentInvitations.tsx'

export function InviteContactsPage({ params }: PageProps) {
  const { program } = params
  return typeof program === 'number' ? (
    <IntoProgram key={program} program={program as ProgramId} />
  ) : (
    <IntoOrganization />
  )
}

function IntoOrganization() {
  const t = useText()
  const mayInvite = useMay('people.invite')
  const maySetCorporate = useMay('roles.set-corporate')
  const [result, setResult] = useState<Invited | null>(null)
  const roles = maySetCorporate ? ['affiliate', 'secondary'] : ['affiliate']
  return (
    <Page title={t('invitations:form.organizationTitle')} hint={t('invitations:form.organizationHint')}>
      {!mayInvite ? (
        <NoRight reason={t('invitations:form.noRight')} />
      ) : result === null ? (
        <InviteForm into={null} roles={roles} onDone={setResult} />
      ) : (
        <InviteResult result={result} program={null} onMore={() => setResult(null)} />
      )}
    </Page>
  )
}

function IntoProgram({ program }: { readonly program: ProgramId }) {
  const t = useText()
  const [result, setResult] = useState<Invited | null>(null)
  const { value, error, refresh } = useCall(
    'programs.invitations',
    { program },
    { refreshOn: ['invitations', 'people', 'programs', 'roles'] },
  )
  if (value === undefined) {
    return (
      <Page title={t('invitations:form.organizationTitle')}>
        {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
      </Page>
    )
  }
  const { program: of, roles, needsApproval, rows } = value
  return (
    <Page
      title={t('invitations:form.programTitle', { program: of.name })}
      hint={t('invitations:form.programHint')}
    >
      {needsApproval ? <Notice tone="neutral">{t('invitations:form.needsApproval')}</Notice> : null}
      {result === null ? (
        <InviteForm into={of} roles={roles} onDone={setResult} />
      ) : (
        <InviteResult result={result} program={program} onMore={() => setResult(null)} />
      )}
      <SentInvitations program={program} rows={rows} />
    </Page>
  )
}
