"""Settings of the tests: those of the site, with what only tests may change."""

import os

from tests.run import EVIDENCE

os.environ.setdefault("CCHC_SECRET_KEY", "tests-only")
os.environ.setdefault("CCHC_HTTPS", "0")
os.environ["CCHC_DEMO"] = "1"
os.environ["CCHC_EVIDENCE"] = str(EVIDENCE)

from cchc.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the strong one costs 0.3 s a user
WHITENOISE_AUTOREFRESH = True  # looks a file up when asked, instead of listing all for every client
