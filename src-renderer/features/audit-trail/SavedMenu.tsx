// Saved filters: chosen from a menu, named, renamed and deleted.
import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { changeListView, listQuery } from '../../ui/table/list-view.ts'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './audit-trail.module.css'
import { longestName, mostSaved, useSavedFilters, withFilter } from './saved-filters.ts'
import type { SavedFilter } from './saved-filters.ts'
import { trailScreen } from './trail-query.ts'

type Open = { readonly kind: 'name'; readonly old: SavedFilter | null } | { readonly kind: 'manage' } | null

export function SavedMenu() {
  const t = useText()
  const { saved, keep } = useSavedFilters()
  const [open, setOpen] = useState<Open>(null)
  const save = (name: string, old: SavedFilter | null) => {
    const filter = old === null ? { name, ...listQuery(trailScreen) } : { ...old, name }
    keep(
      withFilter(
        saved.filter((each) => each !== old),
        filter,
      ),
    )
    notifyDone(t('audit:saved.done', { name }))
    setOpen(old === null ? null : { kind: 'manage' })
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" classNames={{ label: styles.buttonLabel ?? '' }}>
            <IconBookmark size={15} aria-hidden />
            <span className={styles.secondary}>{t('audit:saved.title')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.map((filter) => (
            <Menu.Item key={filter.name} onClick={() => show(filter)}>
              {filter.name}
            </Menu.Item>
          ))}
          {saved.length === 0 ? null : <Menu.Divider />}
          <Menu.Item
            disabled={saved.length >= mostSaved}
            onClick={() => setOpen({ kind: 'name', old: null })}
          >
            {t('audit:saved.save')}
          </Menu.Item>
          <Menu.Item disabled={saved.length === 0} onClick={() => setOpen({ kind: 'manage' })}>
            {t('audit:saved.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open?.kind === 'name' ? (
        <NameDialog
          old={open.old}
          taken={saved.filter((each) => each !== open.old).map(({ name }) => name)}
          onName={(name) => save(name, open.old)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.kind === 'manage' ? (
        <Dialog title={t('audit:saved.manage')} onClose={() => setOpen(null)}>
          {saved.length === 0 ? <Empty title={t('audit:saved.none')} /> : null}
          <Stack gap={4}>
            {saved.map((filter) => (
              <Group key={filter.name} gap={6} wrap="nowrap">
                <span className={styles.savedName}>{filter.name}</span>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('audit:saved.rename', { name: filter.name })}
                  onClick={() => setOpen({ kind: 'name', old: filter })}
                >
                  <IconPencil size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('audit:saved.delete', { name: filter.name })}
                  onClick={() => void remove(filter)}
                >
                  <IconTrash size={15} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        </Dialog>
      ) : null}
    </>
  )

  async function remove(filter: SavedFilter) {
    const { name } = filter
    const isMeant = await confirm({
      title: t('audit:saved.delete', { name }),
      consequence: t('audit:saved.deleteConsequence'),
      act: t('audit:saved.deleteAct'),
      dangerous: true,
    })
    if (isMeant) keep(saved.filter((each) => each !== filter))
  }
}

function show({ search, filters, sort }: SavedFilter): void {
  changeListView(trailScreen, { search, filters, ...(sort === null ? {} : { sort }) })
}

interface NameDialogProps {
  readonly old: SavedFilter | null
  readonly taken: readonly string[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

function NameDialog({ old, taken, onName, onClose }: NameDialogProps) {
  const t = useText()
  const [name, setName] = useState(old?.name ?? '')
  const replaces = taken.includes(name.trim())
  return (
    <Dialog title={t(old === null ? 'audit:saved.save' : 'audit:saved.renameTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <TextInput
          label={t('audit:saved.name')}
          description={replaces ? t('audit:saved.replaces') : t('audit:saved.nameHint')}
          value={name}
          maxLength={longestName}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('shell:save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
