#!/bin/bash
# make bench: measures a province of 2,000 units on SQLite and on PostgreSQL; writes docs/benchmarks.md.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh
. setup/postgres.sh
unset DATABASE_URL

install_packages python3-venv postgresql
make_environment test
make_frontend
make_secret

scratch=$(mktemp -d "${TMPDIR:-/tmp}/cchc-bench.XXXXXX")
trap 'stop_postgres; rm -rf "$scratch"' EXIT
ln -s "$VAR/vendor" "$VAR/fonts" "$VAR/map" "$scratch/"
page=$scratch/benchmarks.md
export CCHC_SECRET_KEY_FILE="$VAR/secret-key" CCHC_VAR="$scratch" CCHC_DEMO=1 CCHC_HTTPS=0 DJANGO_SETTINGS_MODULE=cchc.settings
.venv/bin/python -m bench.head > "$page"
say 'Đo chấm điểm'
.venv/bin/python -m bench.scoring | tee -a "$page"
say 'Đo trên SQLite'
wait_for .venv/bin/python -m bench "$page"
say 'Đo trên PostgreSQL'
start_postgres durable
wait_for .venv/bin/python -m bench "$page"
stop_postgres
mv "$page" docs/benchmarks.md
say 'Đã ghi docs/benchmarks.md'
