# Runs checks one after another, goes on after a failure, and sums up at the end.
# shellcheck shell=bash
verdicts=()
failed=0

# try NAME COMMAND...
try() {
  local name=$1 began=$SECONDS word=đạt
  shift
  say "$name"
  wait_for "$@" || { word='KHÔNG ĐẠT'; failed=1; }
  verdicts+=("$(printf '%-12s %4d giây   %s' "$word" $((SECONDS - began)) "$name")")
}

sum_up() {
  printf '\n'
  printf '  %s\n' "${verdicts[@]}"
  return "$failed"
}
