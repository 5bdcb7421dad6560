#!/bin/bash
# make check: what can be said about the code without running the site.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/verdicts.sh
make_environment test
bin=.venv/bin

try 'Văn phong mã (ruff)' $bin/ruff check --quiet .
try 'Trình bày mã (ruff format)' $bin/ruff format --quiet --check .
try 'Kiểu (mypy)' $bin/mypy --no-error-summary
try 'Ranh giới các tầng (import-linter)' $bin/lint-imports --no-logo
try 'Kiến trúc (tests/architecture)' $bin/pytest -q -p no:cacheprovider tests/architecture
try 'Mẫu trang (djlint)' $bin/djlint --quiet --check --lint cchc
try 'Bộ tiêu chí (cchc check)' $bin/cchc check --errors-only catalogues
trap - ERR
sum_up
