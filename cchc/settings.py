"""Settings of the site: one file, everything that differs between machines comes from the environment."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR = Path(env.str("CCHC_VAR", default=str(ROOT / "var")))
CATALOGUES = Path(env.str("CCHC_CATALOGUES", default=str(ROOT / "catalogues")))
MAP_SHAPES = VAR / "map"
GLOSSARY = ROOT / "GLOSSARY.md"

DEBUG = env.bool("CCHC_DEBUG", default=False)
DEMO = env.bool("CCHC_DEMO", default=False)
HTTPS = env.bool("CCHC_HTTPS", default=not DEMO)


def _secret_key() -> str:
    key: str = env.str("CCHC_SECRET_KEY", default="")
    key_file = Path(env.str("CCHC_SECRET_KEY_FILE", default=str(VAR / "secret-key")))
    if not key and key_file.is_file():
        key = key_file.read_text(encoding="ascii").strip()
    if not key:
        raise ImproperlyConfigured(
            f"Thiếu khóa bí mật. Hãy đặt biến môi trường CCHC_SECRET_KEY hoặc tạo tệp {key_file} "
            "(lệnh make run tự tạo tệp này một lần)."
        )
    return key


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list("CCHC_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CCHC_ORIGINS", default=[])

INSTALLED_APPS = [
    "cchc.records.audit",
    "cchc.records.people",
    "cchc.records.agencies",
    "cchc.records.indexes",
    "cchc.records.catalogues",
    "cchc.records.evidence",
    "cchc.records.documents",
    "cchc.records.assessments",
    "cchc.records.registers",
    "cchc.records.plans",
    "cchc.records.campaigns",
    "cchc.records.entries",
    "cchc.records.rounds",
    "cchc.records.reports",
    "cchc.records.notices",
    "cchc.records.exchange",
    "cchc.web",
    "cchc.api",
    "cchc.jobs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "cchc.api.middleware.one_shape",
    "cchc.web.middleware.known_host",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cchc.web.middleware.not_kept",
    "cchc.web.session_guard.session_kept",
    "cchc.web.upload_limit.upload_refused_early",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cchc.web.middleware.method_refused",
]

ROOT_URLCONF = "cchc.urls"
WSGI_APPLICATION = "cchc.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'cchc.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Django's own default (DEFERRED) loses concurrent read-modify-write transactions.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
        ),
    }
    # Tests in memory would hide WAL and locks.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "cchc.web.sign_in_rules.AccountRules"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # counted in the database instead, for all processes together
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "CCHC"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones: one step of 30 seconds to either side
SOCIALACCOUNT_ADAPTER = "cchc.web.sign_in_rules.SignOnRules"
SOCIALACCOUNT_STORE_TOKENS = False
# Sign-on through the identity provider of the province; off while no issuer is named.
OIDC_ISSUER = env.str("CCHC_OIDC_ISSUER", default="").rstrip("/")
OIDC_ORIGIN = [f"{urlsplit(OIDC_ISSUER).scheme}://{urlsplit(OIDC_ISSUER).netloc}"] if OIDC_ISSUER else []
OIDC_PROVIDER = {
    "provider_id": "tinh",
    "name": env.str("CCHC_OIDC_NAME", default="tài khoản của tỉnh"),
    "client_id": env.str("CCHC_OIDC_CLIENT_ID", default=""),
    "secret": env.str("CCHC_OIDC_SECRET", default=""),
    "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC_PROVIDER] if OIDC_ISSUER else []}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
FORMAT_MODULE_PATH = ["cchc.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.str("CCHC_STATIC_ROOT", default="") or None
STATICFILES_DIRS = [(name, VAR / name) for name in ("vendor", "fonts") if (VAR / name).is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "evidence": {
        "BACKEND": "cchc.records.evidence.store.ContentStore",
        "OPTIONS": {
            "location": env.str("CCHC_EVIDENCE", default=str(VAR / "evidence")),
            "file_permissions_mode": 0o600,
        },
    },
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None  # no collectstatic before the first page

CCHC_UPLOAD_MB = env.int("CCHC_UPLOAD_MB", default=100)
FILE_UPLOAD_HANDLERS = ["cchc.web.upload_limit.LimitedUpload"]  # to disk, never whole in memory
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6_000  # two thousand units are ticked on the page that opens a campaign

SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_IDLE_SECONDS = env.int("CCHC_IDLE_MINUTES", default=60) * 60
MOST_SESSIONS = env.int("CCHC_MOST_SESSIONS", default=3)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
# Whether other hosts of the province keep to HTTPS is not ours to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_HSTS_SECONDS = env.int("CCHC_HSTS_SECONDS", default=30 * 24 * 60 * 60 if HTTPS else 0)
BEHIND_PROXY = env.bool("CCHC_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Tabler draws its icons with data: images
        "object-src": [NONE],
        "base-uri": [NONE],
        # The form that leads to the identity provider is answered with a redirect to it.
        "form-action": [SELF, *OIDC_ORIGIN],
        "frame-ancestors": [NONE],
    }
}

# Notices: always on the page; by e-mail and through a gateway (Zalo, Telegram) where they are set up.
SITE_ADDRESS = env.str("CCHC_SITE", default="").rstrip("/")
EMAIL_SENT = bool(env.str("CCHC_EMAIL_URL", default=""))
vars().update(env.email("CCHC_EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("CCHC_EMAIL_FROM", default="cchc@localhost")
WEBHOOK_ADDRESS = env.str("CCHC_WEBHOOK", default="")
WEBHOOK_SECRET = env.str("CCHC_WEBHOOK_SECRET", default="")
if WEBHOOK_ADDRESS and not (WEBHOOK_ADDRESS.startswith(("https://", "http://")) and WEBHOOK_SECRET):
    raise ImproperlyConfigured(
        "CCHC_WEBHOOK phải bắt đầu bằng https:// hoặc http:// và đi cùng CCHC_WEBHOOK_SECRET."
    )
# Background jobs wait in the same database: queued with the transaction, gone with it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
