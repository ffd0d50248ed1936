// One translator for main and renderer: i18next over the texts of resources/translations. Keys are written
// `namespace:path.to.key`, parameters as {{name}}.
import i18next from 'i18next'
import type { i18n, InitOptions } from 'i18next'
import type { Translation } from '../domain/preferences.ts'
import { resources } from './resources.ts'

/** Texts are put into React or into plain text, never into HTML: nothing is escaped here. */
export const i18nOptions = {
  resources,
  fallbackLng: 'en_default',
  supportedLngs: ['en_default', 'es'],
  ns: Object.keys(resources.en_default),
  defaultNS: 'shell',
  interpolation: { escapeValue: false },
  // `en_default` and `es` are our names of translations, not to be split into language and region.
  load: 'currentOnly',
  nonExplicitSupportedLngs: false,
  lowerCaseLng: false,
  cleanCode: false,
  initAsync: false,
  pluralSeparator: '_',
} satisfies InitOptions

export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string

const instances = new Map<Translation, i18n>()

/** The translate function of a language (S3-24). Unknown keys come back as they are. */
export function translator(language: Translation): Translate {
  let instance = instances.get(language)
  if (instance === undefined) {
    instance = i18next.createInstance()
    void instance.init({ ...i18nOptions, lng: language })
    instances.set(language, instance)
  }
  const { t } = instance
  return (key, params) => t(key, { ...params })
}
