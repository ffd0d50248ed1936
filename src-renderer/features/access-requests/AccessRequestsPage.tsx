// The inbox of access requests (S1-22, S1-23): the list, and one request beside it. A message's link opens its request here.
import { useState } from 'react'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { OpenCodeDialog } from './OpenCodeDialog.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { RequestsList } from './RequestsList.tsx'

export function AccessRequestsPage({ params }: PageProps) {
  const id = typeof params.request === 'number' ? (params.request as AccessRequestId) : null
  const code = typeof params.code === 'string' ? params.code : null
  const [isTyping, setTyping] = useState(false)
  return (
    <>
      <ListDetail
        list={<RequestsList openId={id} onCode={() => setTyping(true)} />}
        detail={id === null ? null : <RequestPanel key={id} id={id} onClose={() => setParams({})} />}
      />
      {code === null && !isTyping ? null : (
        <OpenCodeDialog
          key={code}
          code={code}
          onClose={() => {
            setTyping(false)
            if (code !== null) setParams({})
          }}
          onOpened={(request) => {
            setTyping(false)
            setParams({ request })
          }}
        />
      )}
    </>
  )
}
