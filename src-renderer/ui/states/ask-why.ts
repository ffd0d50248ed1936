// The way from a refusal to its explanation. The shell knows the page that explains; nothing here does.
import { createContext } from 'react'

/** Asks why the person may not do this (B-04); null where there is nobody to ask, as before signing in. */
export const AskWhy = createContext<((action: string) => void) | null>(null)
