#!/bin/bash
# make locks: pins anew after a change of requirements/*.in or package.json; hashes, no addresses.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
make_environment run
for name in installer run setup test; do
  say "Khóa requirements/$name.in"
  wait_for .venv/bin/uv -q pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
    "requirements/$name.in" --output-file "requirements/$name.lock" "$@"
done
say "Khóa package.json"
wait_for .venv/bin/npm install --package-lock-only --ignore-scripts
# npm also copies where each author asks for donations, which no installation reads.
.venv/bin/python - << 'END'
import json
from pathlib import Path

lock = Path("package-lock.json")
content = json.loads(lock.read_text(encoding="utf-8"))
for package in content["packages"].values():
    package.pop("funding", None)
lock.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
END
if grep -nE '://|--index-url|--find-links' requirements/*.lock || grep -nE '://|"resolved"' package-lock.json; then
  die "trong tệp khóa không được có địa chỉ kho"
fi
