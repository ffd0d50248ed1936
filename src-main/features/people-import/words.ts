// The words of a file in either language: headers for the guess of what a column is, roles, and yes and no.
import { importFields } from '../../../src-shared/contract/people-import.ts'
import type { ImportField, ImportMapping } from '../../../src-shared/contract/people-import.ts'
import { translator } from '../../../src-shared/i18n/translate.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../../src-shared/policy/roles.ts'

/** Lower case without accents, and nothing but letters and digits: "Correo electrónico" is `correoelectronico`. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

const headers: Readonly<Record<ImportField, readonly string[]>> = {
  email: [
    'email',
    'mail',
    'emailaddress',
    'username',
    'user',
    'login',
    'correo',
    'correoelectronico',
    'usuario',
  ],
  firstName: ['firstname', 'first', 'givenname', 'name', 'nombre', 'nombres'],
  lastName: ['lastname', 'last', 'surname', 'familyname', 'apellido', 'apellidos'],
  phone: ['phone', 'telephone', 'phonenumber', 'mobile', 'telefono', 'movil'],
  title: ['title', 'jobtitle', 'position', 'cargo', 'puesto'],
  isConsultant: ['consultant', 'isconsultant', 'external', 'consultor', 'consultora', 'externo'],
  group: ['permissiongroup', 'group', 'submittals', 'level', 'grupo', 'grupodepermisos', 'presentaciones'],
  corporate: ['corporaterole', 'corporate', 'rolcorporativo', 'corporativo'],
  data: ['datarole', 'data', 'emissions', 'emissionsrole', 'roldedatos', 'datos', 'emisiones'],
  program: ['program', 'programname', 'programa', 'nombredelprograma'],
  programRole: ['programrole', 'roleinprogram', 'rolenelprograma', 'roldelprograma', 'rolprograma'],
  isEnabled: ['enabled', 'isenabled', 'active', 'habilitado', 'habilitada', 'activo', 'activa', 'activado'],
  endDate: ['enddate', 'end', 'expires', 'expiry', 'until', 'fechadefin', 'fin', 'hasta', 'caduca', 'vence'],
}

/** A guess from the headers; a column is taken once, by the first field that knows its word. */
export function guessMapping(names: readonly string[]): ImportMapping {
  const words = names.map((name) => plain(name.replace(/\(.*\)/, '')))
  const taken = new Set<number>()
  const mapping: ImportMapping = {}
  for (const field of importFields) {
    const known = [plain(field), ...headers[field]]
    const column = known.map((word) => words.findIndex((each, at) => each === word && !taken.has(at)))
    const found = column.find((at) => at >= 0)
    if (found === undefined) continue
    taken.add(found)
    mapping[field] = found
  }
  return mapping
}

const families = {
  group: ['submittals', groupRoles],
  corporate: ['programs', corporateRoles],
  data: ['emissions', dataRoles],
  programRole: ['programs', programRoles],
} as const
export type RoleColumn = keyof typeof families

const nothing = ['none', 'ninguno', 'ninguna', 'no', 'sin', 'sinrol']
const yes = ['yes', 'y', 'true', '1', 'x', 'si', 's', 'verdadero']
const no = ['no', 'n', 'false', '0', 'falso']

function wordsOf(column: RoleColumn): ReadonlyMap<string, string> {
  const [module, roles] = families[column]
  const words = new Map<string, string>(nothing.map((word) => [word, 'none']))
  for (const role of roles) {
    words.set(plain(role), role)
    for (const language of ['en_default', 'es'] as const)
      words.set(plain(translator(language)(`policy:roles.${module}.${role}.label`)), role)
  }
  return words
}

const roleWords = new Map<RoleColumn, ReadonlyMap<string, string>>()

/** The role that a word of either language means, or `none`; null for any other word. */
export function readRole(column: RoleColumn, text: string): string | null {
  const words = roleWords.get(column) ?? wordsOf(column)
  roleWords.set(column, words)
  return words.get(plain(text)) ?? null
}

/** The words that are accepted in a column of roles, in one language. */
export function acceptedRoles(t: (key: string) => string, column: RoleColumn): string {
  const [module, roles] = families[column]
  const given = (roles as readonly string[]).filter((role) => role !== 'main' && role !== 'main-site-contact')
  return [...given.map((role) => t(`policy:roles.${module}.${role}.label`)), t('people:filters.none')].join(
    ', ',
  )
}

/** Null where the word means neither. */
export function readYesNo(text: string): boolean | null {
  const word = plain(text)
  return yes.includes(word) ? true : no.includes(word) ? false : null
}
