#!/bin/bash
# make test: what the tests need, make check, the whole suite on SQLite, then what meets the database on PostgreSQL.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh
. setup/postgres.sh
. setup/verdicts.sh
trap stop_postgres EXIT
unset DATABASE_URL PYTHONDONTWRITEBYTECODE
# Hundreds of processes start in a run: what one has compiled, the next one reads, and the tree stays clean.
export PYTHONPYCACHEPREFIX="$VAR/pycache"

install_packages python3-venv chromium libatomic1 postgresql
make_environment test
make_frontend

# What never meets the database is not run on a second one, nor are pages that are only looked at or held to the
# terminal: they are equal on both; the walk of every role and what is written in the browser are left to the second
# one. Which lines of core were run is counted on the first; make coverage counts the rest.
meets_database=(tests/api tests/browser/plays tests/browser/writing tests/jobs tests/records tests/web)
suite=(.venv/bin/pytest -n 2 --dist loadgroup)
try 'Kiểm tra nhanh (make check)' setup/check.sh
try 'Kiểm thử trên SQLite' "${suite[@]}" -m 'not one_engine' --cov --cov-report=
start_postgres
try 'Kiểm thử trên PostgreSQL' "${suite[@]}" "${meets_database[@]}"
stop_postgres
try 'Độ phủ của cchc/core: 100 %' .venv/bin/coverage report --skip-covered --include='cchc/core/*' --fail-under=100
trap - ERR
sum_up
