# Shared by the scripts of this folder: saying what happens, doing a step once, ending children.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export VAR="${CCHC_VAR:-$PWD/var}" PYTHONDONTWRITEBYTECODE= UV_PYTHON_DOWNLOADS=never
stamps="$VAR/stamps"
started=$SECONDS
child=

say() { printf '\033[1m→ %s\033[0m\n' "$*"; }
die() { printf '\nLỗi: %s\n' "$*" >&2; exit 1; }

# Ctrl-C and TERM end the step that runs, then this script.
trap '[ -z "$child" ] || kill -TERM "$child" 2>/dev/null || :; wait; exit 130' INT
trap '[ -z "$child" ] || kill -TERM "$child" 2>/dev/null || :; wait; exit 143' TERM HUP

# wait_for COMMAND...: bash hears a signal only while it waits for a child in the background.
wait_for() { "$@" & child=$!; local status=0; wait "$child" || status=$?; child=; return "$status"; }

# fingerprint FILE...: one hash of names and contents (folders are walked).
fingerprint() {
  { pwd; find "$@" -type f ! -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum; } | sha256sum | cut -c1-64
}
fresh() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }
done_with() { mkdir -p "$stamps"; printf '%s\n' "$2" > "$stamps/$1"; }
