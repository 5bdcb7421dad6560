"""Settings of the tests: those of the site, with what only tests may change."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("CCHC_SECRET_KEY", "tests-only")
os.environ.setdefault("CCHC_HTTPS", "0")
os.environ["CCHC_DEMO"] = "1"
if "CCHC_EVIDENCE" not in os.environ:  # workers and the site of the browser share the folder of the run
    os.environ["CCHC_EVIDENCE"] = tempfile.mkdtemp(prefix="cchc-evidence-")
    atexit.register(shutil.rmtree, os.environ["CCHC_EVIDENCE"], ignore_errors=True)

from cchc.settings import *  # noqa: F403
from cchc.settings import DATABASES

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _name = f"cchc-test-{os.getpid()}.sqlite3"  # two runs at once never share a file
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / _name)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the strong one costs 0.3 s a user
WHITENOISE_AUTOREFRESH = True  # looks a file up when asked, instead of listing all for every client
