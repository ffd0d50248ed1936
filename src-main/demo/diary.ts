// What happened when, written down in any order and lived through in that of time.

export interface Diary {
  /** Something that happened so many days ago, at least one; within a day in the order of writing. */
  note(daysAgo: number, happening: (at: string) => void): void
  /** Lives through all of it. */
  live(): void
  /** The beginning of a day to come, or past where negative. */
  dayFromNow(days: number): string
}

const minute = 60_000
const day = 1440 * minute

/** Hours of the day at which things happen, in UTC: office hours in California. */
const firstHour = 16
const minutesBetween = 4

export function createDiary(now: string): Diary {
  const notes: { at: number; happening: (at: string) => void }[] = []
  const perDay = new Map<number, number>()
  const today = Math.floor(Date.parse(now) / day) * day
  return {
    note: (daysAgo, happening) => {
      const nth = perDay.get(daysAgo) ?? 0
      perDay.set(daysAgo, nth + 1)
      const at = today - daysAgo * day + firstHour * 60 * minute + nth * minutesBetween * minute
      notes.push({ at, happening })
    },
    dayFromNow: (days) => new Date(today + days * day).toISOString(),
    live: () => {
      for (const { at, happening } of notes.toSorted((a, b) => a.at - b.at)) {
        happening(new Date(at).toISOString())
      }
    },
  }
}
