#!/bin/sh
# Verifies a Keyholder export for auditors with Debian's sqlite3 (3.37 or later) and openssl (3.0 or later), and nothing of Keyholder's.
# usage: verify-export.sh FILE [KEY-FINGERPRINT [CHAIN-LENGTH:HEAD]]
#   KEY-FINGERPRINT    from the summary on paper, spaces and capitals as you like; a key that it was changed for since is accepted, too
#   CHAIN-LENGTH:HEAD  from an earlier export: the history up to there must be the same
set -u
refuse() { echo "REFUSED: $1"; exit 1; }
d=$(mktemp -d) || exit 2; trap 'rm -rf "$d"' EXIT
cat <"${1:?FILE is missing}" >"$d/e" || exit 2   # a copy: what is verified cannot change meanwhile, and nothing is written beside the file
sql() { sqlite3 -batch -readonly -safe -init /dev/null "file:$d/e?immutable=1" "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; $1" 2>>"$d/err"; }
digest() { openssl dgst -sha256 -r | cut -c1-64; }
bytes() { for byte in $(printf %s "$1" | sed 's/../0x& /g'); do printf "\\$(printf %03o "$byte")"; done; }
signed() { openssl pkeyutl -verify -pubin -keyform DER -inkey "$d/$1.der" -rawin -in "$d/$2" -sigfile "$d/$2.sig" >/dev/null 2>&1; }
word() { sql "SELECT json_extract(text, '\$.$1') FROM seal"; }

header=$(sqlite3 -batch -init /dev/null :memory: "WITH f(b) AS (SELECT readfile('$d/e')) SELECT hex(substr(b,1,28)) || '|' || (hex(substr(b,29,4)) = printf('%08X', length(b)/4096) AND length(b)%4096 = 0) || '|' || hex(substr(b,33,8)) || '|' || hex(substr(b,45,48)) FROM f" 2>/dev/null)
zeros=0000000000000000000000000000000000000000
case $header in
  53514C69746520666F726D61742033001000010100402020????????"|1|0000000000000000|00000004000000000000000000000001"????????"000000004B657941"$zeros) ;;
  *) refuse "this is no export, or its header was changed" ;;
esac
version=$(sql 'PRAGMA user_version')   # of the format: what the tables are; the script that came with a newer Keyholder knows more of them
[ "$version" -le 1 ] || refuse "it is of version $version of the format, which a newer Keyholder makes"
[ "$version" -ge 1 ] || refuse "it names version $version of the format, which there never was"
[ "$(sql 'PRAGMA integrity_check(1)')" = ok ] || refuse "the file is damaged"
[ "$(sql "SELECT count(*) = 1 AND min(id) = 1 AND min(typeof(text) || typeof(signature)) = 'texttext' AND sum(instr(CAST(text AS BLOB), x'00')) = 0 FROM seal")" = 1 ] || refuse "it has no seal"
sql 'SELECT text FROM seal' | { IFS= read -r text; printf %s "$text"; } >"$d/text"
[ "$(sql 'SELECT length(CAST(text AS BLOB)) FROM seal')" -eq "$(wc -c <"$d/text")" ] || refuse "its seal cannot be read"
word publicKey >"$d/key64"; openssl base64 -d -A -in "$d/key64" -out "$d/key.der" 2>/dev/null
[ "$(digest <"$d/key.der")" = "$(word key)" ] && [ "$(openssl base64 -A -in "$d/key.der")" = "$(cat "$d/key64")" ] || refuse "its key is not the one that it names"
sql 'SELECT signature FROM seal' >"$d/sig64"; openssl base64 -d -A -in "$d/sig64" -out "$d/text.sig" 2>/dev/null
[ "$(openssl base64 -A -in "$d/text.sig")" = "$(cat "$d/sig64")" ] && signed key text || refuse "its seal is broken"
[ "$(word format)" = "keyholder-audit/$version" ] || refuse "its seal names another version of the format than its header"
[ "$(sql "SELECT hex(type) || '|' || hex(name) || '|' || hex(tbl_name) || '|' || ifnull(hex(sql), '-') FROM sqlite_schema ORDER BY type, name" | digest)" = "$(word schema)" ] || refuse "its tables and views are not those that were sealed"
for table in $(sql "SELECT value ->> 'name' FROM seal, json_each(text, '\$.tables')"); do
  case $table in *[!a-z_]*) refuse "a table has a strange name" ;; esac
  lines=$(sql "SELECT 'SELECT ' || group_concat('substr(typeof(\"' || name || '\"), 1, 1) || hex(\"' || name || '\")', ' || ''|'' || ') || ' FROM \"$table\" ORDER BY ' || group_concat('\"' || name || '\"') FILTER (WHERE pk > 0) FROM pragma_table_info('$table')")
  [ "$(sql "$lines" | digest)" = "$(sql "SELECT value ->> 'sha256' FROM seal, json_each(text, '\$.tables') WHERE value ->> 'name' = '$table'")" ] || refuse "table $table was changed"
done
wrong=$(sql "SELECT ifnull(min(seq), 0) FROM (SELECT *, row_number() OVER w AS n, ifnull(lag(head) OVER w, zeroblob(32)) AS previous FROM data_audit_event WINDOW w AS (ORDER BY seq)) WHERE seq <> n OR head IS NOT sha3(x'01' || previous || leaf, 256) OR (salt IS NULL) <> (body IS NULL) OR (body IS NOT NULL AND leaf IS NOT sha3(x'00' || salt || body, 256))")
[ "$wrong" = 0 ] || refuse "the audit trail does not hold together at event $wrong"
[ "$(sql "SELECT ifnull(max(seq), 0) || ':' || ifnull((SELECT lower(hex(head)) FROM data_audit_event ORDER BY seq DESC LIMIT 1), printf('%064d', 0)) FROM data_audit_event")" = "$(word chain.length):$(word chain.head)" ] || refuse "the audit trail is not the one that was sealed"
given=$(printf %s "${2:-}" | tr -d ' :-' | tr A-F a-f)
key=$(word key); left=$(sql "SELECT count(*) FROM data_signing_key")
while [ -n "$given" ] && [ "$key" != "$given" ]; do   # each key that follows another is signed by it: back to the one that is known
  row=$(sql "SELECT hex(p.public_key) || '|' || hex(k.cross_signature) || '|' || p.id FROM data_signing_key k JOIN data_signing_key p ON p.id = k.previous_id WHERE k.id = '$key'"); public=${row%%|*}; row=${row#*|}
  bytes "302A300506032B6570032100$public" >"$d/previous.der"; bytes "${row%%|*}" >"$d/rotation.sig"; printf 'keyholder-key-rotation/1\n%s\n%s\n' "${row#*|}" "$key" >"$d/rotation"
  [ $((left -= 1)) -gt 0 ] && [ "$(digest <"$d/previous.der")" = "${row#*|}" ] && signed previous rotation || refuse "it was sealed with another key: $(word key)"
  key=$(digest <"$d/previous.der")
done
[ -z "${3:-}" ] || [ "$(sql "SELECT lower(hex(head)) FROM data_audit_event WHERE seq = $((${3%%:*}))")" = "${3##*:}" ] || refuse "its history is not the one of the earlier export"
echo "OK: $(word organization), sealed $(word madeAt), $(word chain.length) events"
echo "key $(word key)$([ -n "$given" ] || echo '  <- compare it with the summary on paper')$([ "$key" = "$(word key)" ] || echo "  which follows $key")"
echo "export $(digest <"$d/text")"
