# The Python environment in .venv: a pinned installer by hash, then exactly what the locks name.
# shellcheck shell=bash

# make_environment run|test; its stamps live in .venv, so that they go when it goes.
make_environment() {
  local locks=(requirements/run.lock requirements/setup.lock) print
  # Whoever has run the tests keeps their tools when the site starts again.
  if [ "$1" = test ] || grep -qs tests .venv/wanted; then locks+=(requirements/test.lock); fi
  print=$(fingerprint requirements/installer.lock "${locks[@]}" pyproject.toml)
  if [ "$(cat .venv/holds 2> /dev/null)" = "$print" ]; then return; fi
  install_packages python3-venv
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || die "cần Python 3.11 trở lên, máy này có $(python3 -V)"
  say "Tạo môi trường Python (.venv)"
  if [ ! -e .venv/made ] || ! .venv/bin/python -c '' 2> /dev/null; then
    wait_for python3 -m venv --clear .venv
    touch .venv/made
  fi
  [ "$1" != test ] || echo tests > .venv/wanted
  rm -f .venv/holds
  fill_environment "${locks[@]}"
  echo "$print" > .venv/holds
}

fill_environment() {
  local uv=(.venv/bin/uv -q pip) here=(--python .venv/bin/python)
  wait_for .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/installer.lock
  use_the_index_of_pip
  say "Cài thư viện Python đã khóa phiên bản"
  wait_for "${uv[@]}" sync "${here[@]}" --require-hashes requirements/installer.lock "$@"
  wait_for "${uv[@]}" install "${here[@]}" --no-deps --offline --editable .
}

# An office with a mirror of its own writes it into pip's settings, which the installer does not read.
use_the_index_of_pip() {
  local index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-}}
  [ -n "$index" ] || index=$(.venv/bin/python -m pip config get global.index-url 2> /dev/null) || return 0
  export UV_DEFAULT_INDEX=$index
}
