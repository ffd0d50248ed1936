// People: everybody of the organization in one list, one of them beside it, and the ways in which somebody comes in. The
// Emissions module knows the same people as its users (S3-16): same list, its own columns and form.
import type { PageProps } from '../../shell/page-definition.ts'
import { setParams } from '../../shell/navigation.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { AddPersonPanel } from './AddPersonPanel.tsx'
import { AwaitingPanel } from './AwaitingPanel.tsx'
import { NewUserPanel } from './NewUserPanel.tsx'
import { PeopleList } from './PeopleList.tsx'
import type { PeopleScreen } from './PeopleList.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { useView } from './use-view.ts'

export function PeoplePage({ params }: PageProps) {
  return <Screen screen="people" params={params} />
}

/** Admin > Users > Manage Users (S3-16). */
export function ManageUsersPage({ params }: PageProps) {
  return <Screen screen="manage-users" params={params} />
}

function Screen({ screen, params }: PageProps & { readonly screen: PeopleScreen }) {
  useView(screen, params.view)
  const id = typeof params.person === 'number' ? params.person : null
  const close = () => setParams({})
  let detail = id === null ? null : <PersonPanel key={id} id={id} onClose={close} />
  if (params.awaiting === true) detail = <AwaitingPanel onClose={close} />
  if (params.add === true) detail = <AddPersonPanel onClose={close} />
  if (params.newUser === true) detail = <NewUserPanel onClose={close} />
  return <ListDetail list={<PeopleList screen={screen} openId={id} />} detail={detail} />
}
