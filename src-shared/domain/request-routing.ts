// Whom an access request goes to (S1-01, S1-02). It is decided once, when the request is made: later lead users change
// nothing about requests that are on their way (S1-03).

export const recipients = ['lead-users', 'regulator', 'state-agency'] as const
export type Recipient = (typeof recipients)[number]

/** How things stand when a request is made. */
export interface RoutingGround<Regulator> {
  /** Whether anybody active and registered is Lead User at the moment. */
  readonly hasLead: boolean
  /** Whom the facility answers to. */
  readonly regulator: Regulator
  /** How many regulators all facilities of the organization answer to; more than one is multijurisdictional. */
  readonly regulators: number
  readonly stateAgency: Regulator | null
}

export type Routing<Regulator> =
  | { readonly recipient: 'lead-users' }
  | { readonly recipient: 'regulator' | 'state-agency'; readonly regulator: Regulator }

/** The recipient; null where it would be the state agency and none is known, so that there is nobody to ask. */
export function routeRequest<Regulator>(ground: RoutingGround<Regulator>): Routing<Regulator> | null {
  const { hasLead, regulator, regulators, stateAgency } = ground
  if (hasLead) return { recipient: 'lead-users' }
  if (regulators <= 1) return { recipient: 'regulator', regulator }
  return stateAgency === null ? null : { recipient: 'state-agency', regulator: stateAgency }
}
