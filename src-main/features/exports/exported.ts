// What auditors get of exports themselves: the public keys, and which exports came before.
import { blob, exportedTable, integer, reference, secretTable, text } from '../../exports/declaration.ts'

const signingKey = exportedTable({
  part: 'organization',
  meaning: 'Public keys that exports are sealed with. Each key that follows another is signed by it.',
  columns: {
    id: text('Fingerprint: SHA-256 of the public key in its standard form (SPKI, DER), hexadecimal.'),
    public_key: blob('The Ed25519 public key, 32 bytes.'),
    created_at: text('Since when, UTC.'),
    created_by: reference('person', 'Who made it.'),
    retired_at: text('Until when, UTC; empty: in use.'),
    previous_id: text('The key before it.'),
    cross_signature: blob('The signature of the key before it over this one.'),
  },
  key: ['id'],
  keptBack: { wrapped_key: 'The secret half, wrapped with a passphrase.' },
  withinEntities: '1',
})

const exportMade = exportedTable({
  part: 'organization',
  meaning: 'Exports that were made before this one.',
  columns: {
    id: integer('Number of the export.'),
    made_at: text('When, UTC.'),
    made_by: reference('person', 'Who made it.'),
    scope: text('For whom and what, as JSON.'),
    file_name: text('Name of the file.'),
    fingerprint: blob('SHA-256 of the sealed text.'),
    key_id: text('The key that sealed it.'),
    chain_length: integer('How many events the trail had.'),
    chain_head: blob('The last head of the trail.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

export const exportsTables = {
  signing_key: signingKey,
  export_made: exportMade,
  remembered_passphrase: secretTable('A passphrase, wrapped by the key store of one computer.'),
}
