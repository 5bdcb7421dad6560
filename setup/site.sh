# What the site needs besides Python: front-end files, fonts, a secret key, a database with the demo.
# shellcheck shell=bash

make_frontend() {
  local print
  print=$(fingerprint package-lock.json setup/frontend.py setup/fonts.py setup/map_shapes.py catalogues/agencies/provinces.yaml)
  if fresh frontend "$print" && [ -d "$VAR/vendor" ] && [ -d "$VAR/fonts" ] && [ -d "$VAR/map" ]; then return; fi
  say "Tải giao diện, phông chữ và hình bản đồ đã khóa phiên bản"
  wait_for .venv/bin/npm ci --ignore-scripts --loglevel=error > /dev/null
  wait_for .venv/bin/python setup/frontend.py node_modules "$VAR/vendor"
  wait_for .venv/bin/python setup/fonts.py node_modules "$VAR/fonts"
  wait_for .venv/bin/python setup/map_shapes.py node_modules catalogues "$VAR/map"
  done_with frontend "$print"
}

make_secret() {
  [ ! -s "$VAR/secret-key" ] || return 0
  mkdir -p "$VAR"
  (umask 077 && .venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(48))' > "$VAR/secret-key.new")
  mv "$VAR/secret-key.new" "$VAR/secret-key"
}

make_database() {
  local print
  print=$(fingerprint requirements/run.lock catalogues cchc/core cchc/files cchc/records cchc/jobs; echo "${DATABASE_URL:-}")
  print=$(sha256sum <<< "$print" | cut -c1-64)
  if fresh database "$print" && { [ -n "${DATABASE_URL:-}" ] || [ -s "$VAR/cchc.sqlite3" ]; }; then return; fi
  say "Tạo cơ sở dữ liệu"
  wait_for .venv/bin/python manage.py migrate --verbosity 0
  say "Nạp dữ liệu của hai văn bản"
  wait_for load_demo
  done_with database "$print"
}

# The lines before the accounts tell how far it is; the accounts are kept for the start of the server.
load_demo() {
  .venv/bin/python -u manage.py load_demo | tee "$VAR/accounts.new" | sed -u '/^Tài khoản/,$d; s/^/    /'
  sed -n '/^Tài khoản/,$p' "$VAR/accounts.new" > "$VAR/accounts"
  rm "$VAR/accounts.new"
}
