#!/bin/bash
# make pictures: the pages as they are become the approved pictures; only what looks otherwise is written.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh
install_packages python3-venv chromium libatomic1
make_environment test
make_frontend
say "Chụp lại các trang (tests/browser/pictures)"
CCHC_PICTURES=approve wait_for .venv/bin/pytest -q -n 0 tests/browser/test_pictures.py tests/files/office/test_pictures.py ${PAGES:+-k "$PAGES"}
git status --short tests/browser/pictures tests/files/office/pictures 2> /dev/null || :
