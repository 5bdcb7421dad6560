#!/bin/bash
# make run: from a bare machine to the first page; what is already done is not done again.
. "$(dirname "$0")/steps.sh"
. setup/system.sh
. setup/environment.sh
. setup/site.sh

PORT="${PORT:-8000}"
case $PORT in *[!0-9]* | '') die "PORT phải là một số, ví dụ: make run PORT=8001" ;; esac
command -v python3 > /dev/null || install_packages python3
python3 setup/port.py "$PORT" || exit 1

export CCHC_DEMO=1 CCHC_WORKER=1 PORT
make_environment run
make_frontend
make_secret
make_database
export DJANGO_SETTINGS_MODULE=cchc.settings CCHC_SET_UP_SECONDS=$((SECONDS - started))
exec .venv/bin/gunicorn --config setup/serve.py cchc.wsgi
