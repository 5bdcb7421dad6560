#!/bin/bash
# make coverage: which lines no test runs, in all of cchc; make test counts those of core only, as counting is slow.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh
. setup/verdicts.sh
unset DATABASE_URL PYTHONDONTWRITEBYTECODE
export CCHC_COUNT=all PYTHONPYCACHEPREFIX="$VAR/pycache"

install_packages python3-venv chromium libatomic1
make_environment test
make_frontend

# What the browser drives is a process of its own, and a page that it shows has tests without it.
suite=(.venv/bin/pytest -n 2 --dist loadgroup -m 'not one_engine' --ignore=tests/browser --ignore=tests/bench)
try 'Kiểm thử có đếm dòng, trên SQLite' "${suite[@]}" --cov --cov-report=
try 'Độ phủ của cchc/core: 100 %' .venv/bin/coverage report --skip-covered --include='cchc/core/*' --fail-under=100
try 'Độ phủ của phần còn lại: 95 %' .venv/bin/coverage report --skip-covered --omit='cchc/core/*' --fail-under=95
trap - ERR
sum_up
