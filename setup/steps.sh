# Shared by the scripts of this folder: saying what happens, doing a step once, ending children.
# shellcheck shell=bash
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CCHC_VAR="${CCHC_VAR:-$PWD/var}" UV_PYTHON_DOWNLOADS=never
VAR=$CCHC_VAR
stamps="$VAR/stamps"
started=$SECONDS
child=

say() { if [ -t 1 ]; then printf '\033[1m→ %s\033[0m\n' "$*"; else printf '→ %s\n' "$*"; fi; }
die() { printf '\nLỗi: %s\n' "$*" >&2; exit 1; }

trap 'printf "\nLỗi: bước trên chưa xong. Hãy xem thông báo ở trên rồi chạy lại lệnh.\n" >&2' ERR
# Ctrl-C and TERM end the step that runs, with all its children, then this script.
end_step() { [ -z "$child" ] || kill -TERM -- "-$child" 2> /dev/null || :; wait; exit "$1"; }
trap 'end_step 130' INT
trap 'end_step 143' TERM HUP

# wait_for COMMAND...: a step in a process group of its own; bash hears a signal while it waits for it.
wait_for() {
  local status=0
  set -m
  "$@" < /dev/null & child=$!
  set +m
  wait "$child" || status=$?
  child=
  return "$status"
}

# fingerprint FILE...: one hash of names and contents (folders are walked).
fingerprint() {
  { pwd; { find "$@" -type f ! -name "*.pyc" -print0 2>/dev/null || :; } | sort -z | xargs -0r sha256sum; } | sha256sum | cut -c1-64
}
fresh() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }
done_with() { mkdir -p "$stamps"; printf '%s\n' "$2" > "$stamps/$1"; }
