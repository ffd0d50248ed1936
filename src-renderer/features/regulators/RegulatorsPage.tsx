// The regulators that facilities answer to, and one of them beside the list.
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { AddRegulatorPanel } from './AddRegulatorPanel.tsx'
import { RegulatorPanel } from './RegulatorPanel.tsx'
import { RegulatorsList } from './RegulatorsList.tsx'

export function RegulatorsPage({ params }: PageProps) {
  const id = typeof params.regulator === 'number' ? (params.regulator as RegulatorId) : null
  const mayEdit = useMay('settings.edit')
  const close = () => setParams({})
  const open = id === null ? null : <RegulatorPanel key={id} id={id} onClose={close} />
  return (
    <ListDetail
      list={<RegulatorsList openId={id} />}
      detail={params.add === true && mayEdit ? <AddRegulatorPanel onClose={close} /> : open}
    />
  )
}
