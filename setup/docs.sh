#!/bin/bash
# make docs: what is printed from the code, so that it never tells another story.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
make_environment test

say "In lại docs/rules.md (cẩm nang cách đo, cách chấm)"
.venv/bin/python -m tests.spec.manual > docs/rules.md.new
mv docs/rules.md.new docs/rules.md
say "In lại docs/permissions.md (ai được làm gì)"
.venv/bin/python -m tests.permissions.page > docs/permissions.md.new
mv docs/permissions.md.new docs/permissions.md
say "In lại docs/api.md (giao diện lập trình)"
.venv/bin/python -m tests.api.page > docs/api.md.new
mv docs/api.md.new docs/api.md
say "In lại catalogues/schemas (mô tả tệp dữ liệu cho trình soạn thảo)"
.venv/bin/python -c 'from pathlib import Path; from cchc.files.schemas import write_schemas; write_schemas(Path("catalogues"))'
