# The Python environment in .venv: a pinned installer by hash, then exactly what the locks name.
# shellcheck shell=bash

# make_environment run|test
make_environment() {
  local locks=(requirements/run.lock requirements/setup.lock) print
  # Whoever has run the tests keeps their tools when the site starts again.
  if [ "$1" = test ] || [ -e "$stamps/tests-wanted" ]; then locks+=(requirements/test.lock); fi
  print=$(fingerprint requirements/installer.lock "${locks[@]}" pyproject.toml)
  [ "$1" != test ] || { mkdir -p "$stamps"; touch "$stamps/tests-wanted"; }
  if fresh environment "$print" && [ -x .venv/bin/cchc ]; then return; fi
  install_packages python3-venv
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || die "cần Python 3.11 trở lên, máy này có $(python3 -V)"
  say "Tạo môi trường Python (.venv)"
  if [ ! -e .venv/made ] || ! .venv/bin/python -c '' 2> /dev/null; then
    wait_for python3 -m venv --clear .venv
    touch .venv/made
  fi
  wait_for .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/installer.lock
  use_the_index_of_pip
  say "Cài thư viện Python đã khóa phiên bản"
  local uv=(.venv/bin/uv -q pip) here=(--python .venv/bin/python)
  wait_for "${uv[@]}" sync "${here[@]}" --require-hashes requirements/installer.lock "${locks[@]}"
  wait_for "${uv[@]}" install "${here[@]}" --no-deps --offline --editable .
  done_with environment "$print"
}

# An office with a mirror of its own writes it into pip's settings, which the installer does not read.
use_the_index_of_pip() {
  local index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-}}
  [ -n "$index" ] || index=$(.venv/bin/python -m pip config get global.index-url 2> /dev/null) || return 0
  export UV_DEFAULT_INDEX=$index
}
