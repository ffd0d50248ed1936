// How a job in the trail's thread tells how far it is, and learns that it is to stop.

export interface JobWatch {
  readonly progress: (done: number, total: number) => void
  readonly isCancelled: () => boolean
}

/** The job was cancelled. */
export class Stopped extends Error {}

/** @throws Stopped */
export function goOn({ isCancelled }: JobWatch): void {
  if (isCancelled()) throw new Stopped()
}
