// The inventory: the tree as far as the actor may see it, and keeping it.
import { inventoryCalls } from '../../../src-shared/contract/inventory.ts'
import type { Place, Thing } from '../../../src-shared/contract/inventory.ts'
import type { ReadDb } from '../../db/open.ts'
import { implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { readTree } from './queries.ts'
import { placed, reachChange } from './reach.ts'
import { addThing, editThing, moveTo, removeThing } from './service.ts'

const editing = (db: ReadDb, things: readonly (Thing | Place)[]): Ask[] =>
  things.map((thing) => ({ action: 'inventory.edit', on: placed(db, thing) }))

export const inventoryHandlers = implement(inventoryCalls, {
  'inventory.tree': { asks: 'rows', read: ({ db, actor }) => readTree(db, actor) },
  'inventory.add': {
    asks: (db, input) => editing(db, [input.in]),
    run: ({ db }, input) => {
      const { thing, audit } = addThing(db, input)
      return { answer: { id: thing.id }, audit }
    },
  },
  'inventory.edit': {
    asks: (db, { thing }) => editing(db, [thing]),
    run: ({ db }, { thing, ...values }) => ({ answer: {}, audit: editThing(db, thing, values) }),
  },
  'inventory.preview-move': {
    asks: (db, { thing, to }) => editing(db, [thing, to]),
    run: ({ db, now }, { thing, to }) => reachChange(db, thing, to, now),
  },
  'inventory.move': {
    asks: (db, { thing, to }) => editing(db, [thing, to]),
    run: ({ db }, { thing, to }) => ({ answer: {}, audit: moveTo(db, thing, to) }),
  },
  'inventory.remove': {
    asks: (db, { thing }) => editing(db, [thing]),
    run: ({ db }, { thing }) => ({ answer: {}, audit: removeThing(db, thing) }),
  },
})
