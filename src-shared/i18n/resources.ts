// Every text of the program, by language and namespace. A namespace is a feature; a test compares the languages' keys.
import enAccessRequests from '../../resources/translations/en_default/access-requests.json' with { type: 'json' }
import enAudit from '../../resources/translations/en_default/audit.json' with { type: 'json' }
import enBackups from '../../resources/translations/en_default/backups.json' with { type: 'json' }
import enErrors from '../../resources/translations/en_default/errors.json' with { type: 'json' }
import enExports from '../../resources/translations/en_default/exports.json' with { type: 'json' }
import enFacilities from '../../resources/translations/en_default/facilities.json' with { type: 'json' }
import enImports from '../../resources/translations/en_default/imports.json' with { type: 'json' }
import enInsight from '../../resources/translations/en_default/insight.json' with { type: 'json' }
import enInventory from '../../resources/translations/en_default/inventory.json' with { type: 'json' }
import enInvitations from '../../resources/translations/en_default/invitations.json' with { type: 'json' }
import enMail from '../../resources/translations/en_default/mail.json' with { type: 'json' }
import enMenu from '../../resources/translations/en_default/menu.json' with { type: 'json' }
import enNotices from '../../resources/translations/en_default/notices.json' with { type: 'json' }
import enOrganization from '../../resources/translations/en_default/organization.json' with { type: 'json' }
import enPeopleImport from '../../resources/translations/en_default/people-import.json' with { type: 'json' }
import enPeople from '../../resources/translations/en_default/people.json' with { type: 'json' }
import enPolicy from '../../resources/translations/en_default/policy.json' with { type: 'json' }
import enPreferences from '../../resources/translations/en_default/preferences.json' with { type: 'json' }
import enPrograms from '../../resources/translations/en_default/programs.json' with { type: 'json' }
import enReading from '../../resources/translations/en_default/reading.json' with { type: 'json' }
import enReviews from '../../resources/translations/en_default/reviews.json' with { type: 'json' }
import enRoles from '../../resources/translations/en_default/roles.json' with { type: 'json' }
import enSession from '../../resources/translations/en_default/session.json' with { type: 'json' }
import enShell from '../../resources/translations/en_default/shell.json' with { type: 'json' }
import esAccessRequests from '../../resources/translations/es/access-requests.json' with { type: 'json' }
import esAudit from '../../resources/translations/es/audit.json' with { type: 'json' }
import esBackups from '../../resources/translations/es/backups.json' with { type: 'json' }
import esErrors from '../../resources/translations/es/errors.json' with { type: 'json' }
import esExports from '../../resources/translations/es/exports.json' with { type: 'json' }
import esFacilities from '../../resources/translations/es/facilities.json' with { type: 'json' }
import esImports from '../../resources/translations/es/imports.json' with { type: 'json' }
import esInsight from '../../resources/translations/es/insight.json' with { type: 'json' }
import esInventory from '../../resources/translations/es/inventory.json' with { type: 'json' }
import esInvitations from '../../resources/translations/es/invitations.json' with { type: 'json' }
import esMail from '../../resources/translations/es/mail.json' with { type: 'json' }
import esMenu from '../../resources/translations/es/menu.json' with { type: 'json' }
import esNotices from '../../resources/translations/es/notices.json' with { type: 'json' }
import esOrganization from '../../resources/translations/es/organization.json' with { type: 'json' }
import esPeopleImport from '../../resources/translations/es/people-import.json' with { type: 'json' }
import esPeople from '../../resources/translations/es/people.json' with { type: 'json' }
import esPolicy from '../../resources/translations/es/policy.json' with { type: 'json' }
import esPreferences from '../../resources/translations/es/preferences.json' with { type: 'json' }
import esPrograms from '../../resources/translations/es/programs.json' with { type: 'json' }
import esReading from '../../resources/translations/es/reading.json' with { type: 'json' }
import esReviews from '../../resources/translations/es/reviews.json' with { type: 'json' }
import esRoles from '../../resources/translations/es/roles.json' with { type: 'json' }
import esSession from '../../resources/translations/es/session.json' with { type: 'json' }
import esShell from '../../resources/translations/es/shell.json' with { type: 'json' }

export const resources = {
  en_default: {
    'access-requests': enAccessRequests,
    audit: enAudit,
    backups: enBackups,
    errors: enErrors,
    exports: enExports,
    facilities: enFacilities,
    imports: enImports,
    insight: enInsight,
    inventory: enInventory,
    invitations: enInvitations,
    mail: enMail,
    menu: enMenu,
    notices: enNotices,
    organization: enOrganization,
    people: enPeople,
    'people-import': enPeopleImport,
    policy: enPolicy,
    preferences: enPreferences,
    programs: enPrograms,
    reading: enReading,
    reviews: enReviews,
    roles: enRoles,
    session: enSession,
    shell: enShell,
  },
  es: {
    'access-requests': esAccessRequests,
    audit: esAudit,
    backups: esBackups,
    errors: esErrors,
    exports: esExports,
    facilities: esFacilities,
    imports: esImports,
    insight: esInsight,
    inventory: esInventory,
    invitations: esInvitations,
    mail: esMail,
    menu: esMenu,
    notices: esNotices,
    organization: esOrganization,
    people: esPeople,
    'people-import': esPeopleImport,
    policy: esPolicy,
    preferences: esPreferences,
    programs: esPrograms,
    reading: esReading,
    reviews: esReviews,
    roles: esRoles,
    session: esSession,
    shell: esShell,
  },
} as const

export type Namespace = keyof (typeof resources)['en_default']
