// The organization's information and settings.
import { organizationCalls } from '../../../src-shared/contract/organization.ts'
import { personSubject } from '../../directory/queries.ts'
import { implement } from '../../ipc/implement.ts'
import { changeOrganization, requireOrganization } from './service.ts'

export const organizationHandlers = implement(organizationCalls, {
  'organization.view': {
    run: ({ db }) => {
      const organization = requireOrganization(db)
      const id = organization.mainCorporateContactId
      return { ...organization, mainCorporateContact: { id, displayName: personSubject(db, id).name } }
    },
  },
  'organization.edit': {
    run: ({ db }, information) => ({ answer: {}, audit: changeOrganization(db, information) }),
  },
  'settings.view': { run: ({ db }) => requireOrganization(db) },
  'settings.edit': {
    run: ({ db }, settings) => ({ answer: {}, audit: changeOrganization(db, settings) }),
  },
})
