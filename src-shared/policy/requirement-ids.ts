/** Ids of the requirements that roles and rules are read out of: the manuals (S), rulings (X) and beyond (B). */
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

export type RequirementId = `${'S1' | 'S2' | 'S3' | 'X' | 'B'}-${Digit}${Digit}`
