# Debian packages, installed only when something is really absent.
# shellcheck shell=bash

missing_packages() {
  local need
  for need in "$@"; do
    case $need in
      python3-venv) /usr/bin/env python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv ;;
      chromium) command -v chromium > /dev/null || printf "%s\n" chromium chromium-sandbox ;;
      libatomic1) ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || echo libatomic1 ;;
      postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql ;;
    esac
  done
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages "$@")
  [ ${#packages[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || die "máy còn thiếu gói hệ thống: ${packages[*]}.
Hãy nhờ người quản trị chạy một lần: apt-get install -y ${packages[*]}
rồi chạy lại lệnh này (lệnh không cần quyền quản trị khi các gói đã có)."
  say "Cài gói hệ thống: ${packages[*]}"
  case " ${packages[*]} " in *' postgresql '*) no_system_cluster ;; esac
  # The lists of a machine may be absent or old: refresh them only when they do not serve.
  wait_for apt_install "${packages[@]}" || { wait_for apt_update && wait_for apt_install "${packages[@]}"; } \
    || { cat "$VAR/apt.log" >&2; die "không cài được gói hệ thống: ${packages[*]}. Thông báo của apt ở ngay trên."; }
}

apt_update() { exec apt-get update -qq > "$VAR/apt.log" 2>&1; }

apt_install() {
  mkdir -p "$VAR"
  exec env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" \
    > "$VAR/apt.log" 2>&1
}

# Tests start their own PostgreSQL; the package must not start a second one for the machine.
no_system_cluster() {
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] \
    || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
}
