# A throw-away PostgreSQL for the tests: own folder, own socket, no port, gone at the end.
# shellcheck shell=bash
postgres_home=
postgres_bin=

as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi; }

# start_postgres [durable]: prints nothing; sets DATABASE_URL. Measurements of what survives want `durable`.
start_postgres() {
  local careless="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  [ "${1:-}" != durable ] || careless=
  postgres_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1)")
  postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/cchc-pg.XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_home"
  as_postgres "$postgres_bin/initdb" -D "$postgres_home/data" -U cchc -A trust --no-sync -E UTF8 --locale=C.UTF-8 \
    > "$postgres_home.log" 2>&1 || { cat "$postgres_home.log" >&2; return 1; }
  # Nobody but its owner and root reaches the socket; a lost power supply does not matter here.
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_home/data" -l "$postgres_home/log" -w start -o \
    "-c listen_addresses='' -c unix_socket_directories='$postgres_home' $careless" \
    >> "$postgres_home.log" 2>&1 || { cat "$postgres_home.log" "$postgres_home/log" >&2; return 1; }
  export DATABASE_URL="postgres://cchc@/$postgres_home/postgres"
}

stop_postgres() {
  [ -n "$postgres_home" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_home/data" -m immediate stop > /dev/null 2>&1 || :
  rm -rf "$postgres_home" "$postgres_home.log"
  postgres_home=
}
