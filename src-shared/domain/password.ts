// The two password policies of X-12: the documented one (S3-22) and a strong one. Never mixed.
export const passwordPolicies = ['strong', 'documented'] as const
export type PasswordPolicy = (typeof passwordPolicies)[number]

export const passwordLength = { strong: { min: 15, max: 128 }, documented: { min: 4, max: 12 } } as const

export type PasswordFlaw = 'too-short' | 'too-long' | 'spaces' | 'mismatch'

/**
 * The first flaw of a new password under a policy, or null. Lengths count Unicode code points.
 * Common passwords are refused beside this, in main, where the dictionaries are. (S3-22, X-12)
 */
export function passwordFlaw(policy: PasswordPolicy, password: string): PasswordFlaw | null {
  const length = [...password].length
  const { min, max } = passwordLength[policy]
  if (policy === 'documented' && /\s/u.test(password)) return 'spaces'
  if (length < min) return 'too-short'
  if (length > max) return 'too-long'
  return null
}
