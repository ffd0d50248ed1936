// The facilities of the organization, and one of them beside the list.
import type { FacilityId } from '../../../src-shared/domain/ids.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { AddFacilityPanel } from './AddFacilityPanel.tsx'
import { FacilitiesList } from './FacilitiesList.tsx'
import { FacilityPanel } from './FacilityPanel.tsx'

export function FacilitiesPage({ params }: PageProps) {
  const id = typeof params.facility === 'number' ? (params.facility as FacilityId) : null
  const close = () => setParams({})
  const open = id === null ? null : <FacilityPanel key={id} id={id} onClose={close} />
  return (
    <ListDetail
      list={<FacilitiesList openId={id} />}
      detail={params.add === true ? <AddFacilityPanel onClose={close} /> : open}
    />
  )
}
