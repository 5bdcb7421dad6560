#!/bin/bash
# make fix: what a machine can put right.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
make_environment test
.venv/bin/ruff check --fix --quiet . || :
.venv/bin/ruff format --quiet .
.venv/bin/djlint --quiet --reformat cchc || :
