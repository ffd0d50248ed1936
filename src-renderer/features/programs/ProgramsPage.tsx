// The programs that the person may see, and one of them beside the list. Who is in none yet can still create one (S2-11).
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { CreateProgramPanel } from './CreateProgramPanel.tsx'
import { ProgramPanel } from './ProgramPanel.tsx'
import { CreateButton, ProgramsList } from './ProgramsList.tsx'

export function ProgramsPage({ params }: PageProps) {
  const seesAny = useMay('programs.view')
  const id = typeof params.program === 'number' ? (params.program as ProgramId) : null
  const close = () => setParams({})
  const open = id === null ? null : <ProgramPanel key={id} id={id} onClose={close} />
  return (
    <ListDetail
      list={seesAny ? <ProgramsList openId={id} /> : <NoProgram />}
      detail={params.create === true ? <CreateProgramPanel onClose={close} /> : open}
    />
  )
}

function NoProgram() {
  const t = useText()
  return (
    <Page title={t('programs:title')}>
      <Empty title={t('programs:empty.title')} action={<CreateButton />}>
        {t('programs:empty.none')}
      </Empty>
    </Page>
  )
}
