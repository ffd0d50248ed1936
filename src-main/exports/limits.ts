// How much of a foreign file is looked at.

/** Larger files are refused unread: they are held in memory, so that nobody can change them meanwhile. */
export const mostBytes = 1024 ** 3
