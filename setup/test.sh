#!/bin/bash
# make test: what the tests need, then make check, then the whole suite on SQLite and on a throw-away PostgreSQL.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh
. setup/postgres.sh
. setup/verdicts.sh
trap stop_postgres EXIT
unset DATABASE_URL

install_packages python3-venv chromium libatomic1 postgresql
make_environment test
make_frontend

suite=(.venv/bin/pytest -n 2 --dist loadgroup --cov --cov-report=)
try 'Kiểm tra nhanh (make check)' setup/check.sh
try 'Kiểm thử trên SQLite' "${suite[@]}"
start_postgres
try 'Kiểm thử trên PostgreSQL' "${suite[@]}" --cov-append
stop_postgres
try 'Độ phủ của cchc/core: 100 %' .venv/bin/coverage report --skip-covered --include='cchc/core/*' --fail-under=100
try 'Độ phủ của phần còn lại: 90 %' .venv/bin/coverage report --skip-covered --omit='cchc/core/*' --fail-under=90
trap - ERR
sum_up
