// Names to make people up from: given names of several cultures, and family names that nobody is known to have.
import { folded } from '../../src-shared/domain/person-name.ts'
import type { Random } from './random.ts'

const cultures: readonly (readonly [given: string, family: string])[] = [
  ['Abigail Declan Harriet Owen Tess', 'Fernlake Mossbank Quillfeather Thistlewick Pennywater'],
  ['Inés Mateo Lucía Joaquín Valentina', 'Almendraluz Rioclarín Piedralta Vientoria Campoluz'],
  ['Linh Bảo Mai Quân Thảo', 'Lâmsông Trúcvân Hoatiên Sơnmây Thủyan'],
  ['Anjali Ravi Meera Arjun Kavya', 'Meghavat Chandrapur-Nair Suryakam Kaveripal Vanamali-Rao'],
  ['Layla Karim Yasmin Tariq Nour', 'al-Zaytuna Bahrnour Yasmeenah Qamarani Nakhlawi'],
  ['Amara Chidi Ngozi Tunde Folake', 'Adebright Okunbira Nwamelu Ekozie Olufemari'],
  ['Aiko Haruto Yuki Ren Sakura', 'Kumonagi Hoshimori Aozorano Tsukinami Amezawa'],
  ['Jisoo Minjun Haeun Dohyun Sora', 'Dalgang Byeolsan Haneulri Sanbada Noeul'],
  ['Zofia Bartosz Katya Pavel Ola', 'Wierzbinka Jasnowodski Brzozowiec Polanska-Rzecz Sokolenko-Las'],
  ['Greta Lukas Elin Sander Maaike', 'Birkenquell Waldnagel Björkdalen Åkersten Zonneveldt'],
  ['Camille Étienne Noémie Baptiste Solène', 'Fontverte Clairmontel Boisargent Rivebelle Valpierre'],
  ['Kalani Leilani Tavita Sina Manaia', 'Kahawaiola Moanalei Tuimalu Palolefua Lanikoa'],
  ['Elif Deniz Eleni Nikos Defne', 'Gülyaprak Denizkuş Kymatakis Thalassidou Selvitepe'],
  ['Wanjiru Baraka Zuri Otieno Amani', 'Mwangavu Ziwanjema Kilimoto Njiapanda Maranata-Owuor'],
]

export interface MadeUpName {
  readonly firstName: string
  readonly lastName: string
  /** first.last at a domain that belongs to nobody. */
  readonly email: string
}

/** An endless row of people who are all called differently, and like none of those who are there already. */
export function* madeUpNames(random: Random, there: readonly MadeUpName[]): Generator<MadeUpName, never> {
  const taken = new Set(there.map(({ email }) => email))
  for (;;) {
    const [given, family] = random.pick(cultures)
    const name = madeUpName(random.pick(given.split(' ')), random.pick(family.split(' ')))
    if (taken.has(name.email)) continue
    taken.add(name.email)
    yield name
  }
}

export function madeUpName(firstName: string, lastName: string): MadeUpName {
  const local = folded(`${firstName}.${lastName}`).replace(/[^a-z.-]/g, '')
  return { firstName, lastName, email: `${local}@example.com` }
}
