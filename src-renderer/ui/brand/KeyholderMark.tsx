// The program's mark: a keyhole in a tile of the accent.
interface KeyholderMarkProps {
  /** Pixels. */
  readonly size?: number
}

export function KeyholderMark({ size = 22 }: KeyholderMarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--mantine-color-accent-8)" />
      <path d="M12 6a3.6 3.6 0 0 0-1.75 6.75L9.2 18h5.6l-1.05-5.25A3.6 3.6 0 0 0 12 6Z" fill="#fff" />
    </svg>
  )
}
