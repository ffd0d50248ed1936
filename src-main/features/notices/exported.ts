// Notices repeat to one person what the trail and the roles say already.
import { leftOutTable } from '../../exports/declaration.ts'

export const noticesTables = {
  notice: leftOutTable('What the program told somebody; what it was about stands in the trail.'),
}
