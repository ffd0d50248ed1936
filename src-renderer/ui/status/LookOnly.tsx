// Stands where somebody may look and not change (S3-14): no act is offered there, and main would carry none out.
import { useText } from '../../i18n/texts.ts'
import { Notice } from './Notice.tsx'

export function LookOnly() {
  const t = useText()
  return <Notice tone="neutral">{t('shell:lookOnly')}</Notice>
}
