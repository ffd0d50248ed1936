// Texts of the window, in the person's language at once (S3-24). The keys are those of resources/translations.
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Translation } from '../../src-shared/domain/preferences.ts'
import { i18nOptions } from '../../src-shared/i18n/translate.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'

const instance = i18next.createInstance()
void instance.use(initReactI18next).init({ ...i18nOptions, lng: 'en_default', react: { useSuspense: false } })

/** `t('people:list.title', { count })`. Components that use it are drawn again when the language changes. */
export function useText(): Translate {
  const { t } = useTranslation(undefined, { i18n: instance })
  return t as unknown as Translate
}

/** As `useText`, outside components; takes the language of the moment. */
export const text: Translate = (key, params) => instance.t(key, { ...params })

/** Switches all texts to a language and tells assistive technology about it. */
export function setLanguage(translation: Translation): void {
  document.documentElement.lang = translation === 'es' ? 'es' : 'en'
  if (instance.language !== translation) void instance.changeLanguage(translation)
}
