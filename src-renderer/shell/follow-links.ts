// Links that the program is opened with while somebody is signed in (S1-18, S1-23).
import { forgetLink, useWaitingLink } from '../api/waiting-link.ts'
import type { WaitingLink } from '../api/waiting-link.ts'
import { text } from '../i18n/texts.ts'
import { confirm } from '../ui/dialog/confirm.tsx'
import { signOut } from './menu-commands.ts'
import { go } from './navigation.ts'

/** Follows them for as long as somebody is signed in. */
export function useLinks(): void {
  useWaitingLink((link) => void follow(link))
}

async function follow({ kind, code }: WaitingLink): Promise<void> {
  if (kind === 'requests') {
    await forgetLink()
    await go('access-requests', { code })
    return
  }
  const agreed = await confirm({
    title: text('session:link.title'),
    consequence: text('session:link.consequence'),
    act: text('session:link.act'),
  })
  // The link goes on waiting in main, for the door that signing out leads to.
  if (agreed) await signOut()
  else await forgetLink()
}
