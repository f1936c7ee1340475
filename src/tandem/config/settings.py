"""Settings: everything that differs between a laptop and production comes from the environment."""

import os
import secrets
import sys
from pathlib import Path

import environ
from csp.constants import NONCE, SELF

# Spreadsheets are read by the hardened parser (defusedxml), also where lxml happens to be installed.
os.environ["OPENPYXL_LXML"] = "False"

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(environ.Env().str("TANDEM_VAR", default=str(ROOT / "var")))

env = environ.Env()
MODE = env.str("TANDEM_MODE", default="demo")
"""`demo` (invented data, personas, one click), `production`, or `test`."""

if MODE not in {"demo", "production", "test"}:
    sys.exit(f"TANDEM_MODE is demo, production or test; found {MODE!r}")


def _secret_key() -> str:
    given = env.str("SECRET_KEY", default="")
    if given:
        return given
    if MODE == "production":
        sys.exit("SECRET_KEY is needed in production: at least 50 random characters, in the environment")
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = _secret_key()


def _needs_keys() -> str:
    """The keys that seal what learners need, the newest first; they live apart from the database."""
    given = env.str("NEEDS_KEYS", default="")
    if given:
        return given
    if MODE == "production":
        sys.exit("NEEDS_KEYS is needed in production: name:key, made with `tandem needs key`, in the environment")
    kept = VAR / "needs_keys"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"local:{secrets.token_urlsafe(32)}")
        kept.chmod(0o600)
    return kept.read_text()


NEEDS_KEYS = _needs_keys()
DEMO = MODE == "demo"
DEBUG = env.bool("DEBUG", default=False)
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "leaflet",
    "tandem.base",
    "tandem.registers.accounts",
    "tandem.registers.geo",
    "tandem.registers.travel",
    "tandem.registers.reference",
    "tandem.registers.people",
    "tandem.registers.organisations",
    "tandem.registers.mandates",
    "tandem.registers.access",
    "tandem.journey.recognition",
    "tandem.journey.intake",
    "tandem.journey.plans",
    "tandem.journey.agreements",
    "tandem.journey.placement",
    "tandem.journey.handover",
    "tandem.journey.activation",
    "tandem.journey.demand",
    "tandem.faces.outbox",
    "tandem.faces.exchange",
    "tandem.faces.api",
    "tandem.faces.web",
]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FAILED_SEARCHES_WRITTEN_EVERY = 60
"""Seconds in which a web process holds searches that found nothing before it writes their counts; 0 never writes."""

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tandem.faces.web.middleware.TraceMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tandem.faces.web.middleware.LanguageMiddleware",
    "tandem.faces.web.failed_searches.FailedSearchMiddleware",
    "tandem.faces.web.shared_pages.SharedPageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tandem.faces.web.middleware.ActorMiddleware",
    "tandem.faces.web.errors.RefusalMiddleware",
]
ROOT_URLCONF = "tandem.config.urls"
WSGI_APPLICATION = "tandem.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "tandem.faces.web.shell.shell",
            ],
            "builtins": ["tandem.faces.web.templatetags.tandem"],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'tandem.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;",
    }
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
ATOMIC_REQUESTS = False

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 400}},
}
"""Per process: what is kept is keyed on the last event, so no two processes need to agree."""

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src" / "tandem" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
FORMAT_MODULE_PATH = ["tandem.config.formats"]

STATIC_URL = "static/"
GUIDES = ROOT / "docs" / "guide"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE == "production"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE != "production"
MEDIA_ROOT = VAR / "media"
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=1200)
"""Of one person, or of one address where nobody signed in; per process; 0 counts nothing."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGIN_URL = "account:sign_in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tandem.faces.web.errors.csrf_failure"
SESSION_LONGEST_SECONDS = 12 * 3600
"""Counted from signing in, however busy: a stolen session dies within the day, a working day is not cut in two."""
SESSION_IDLE_SECONDS = 30 * 60 if MODE == "production" else SESSION_LONGEST_SECONDS
"""Without a request: who walks away from a shared computer leaves no open file behind."""
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production" or BASE_URL.startswith("https://")
if MODE == "production":
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

MAGDA_URL = env.str("MAGDA_URL", default="double:ok" if DEMO else "")
"""Where enrolments are asked: an https address, empty for nowhere, or our own double (`double:ok`, `double:500` …)."""
MAGDA_CERT = env.str("MAGDA_CERT", default="")
MAGDA_KEY = env.str("MAGDA_KEY", default="")
MAGDA_SENDER = env.str("MAGDA_SENDER", default="tandem")
if MAGDA_URL and not MAGDA_URL.startswith("https://") and (MODE == "production" or not MAGDA_URL.startswith("double:")):
    sys.exit("MAGDA_URL is an https address; our own double is for demo and test")

SEAL_KEY = env.str("TANDEM_SEAL_KEY", default="")
"""The PKCS#12 file with the key and certificate that seal signed papers; demo and test have a seal for proof."""
SEAL_PASSWORD = env.str("TANDEM_SEAL_PASSWORD", default="")
SEAL_TSA = env.str("TANDEM_SEAL_TSA", default="")
SEAL_ROOTS = env.str("TANDEM_SEAL_ROOTS", default="")
"""A PEM file with the roots above the seal and its time stamps."""

SIGNING_URL = env.str("TANDEM_SIGNING_URL", default="double:" if DEMO else "")
"""The signing service: an https address, empty for none, or our own double (`double:`)."""
SIGNING_TOKEN_URL = env.str("TANDEM_SIGNING_TOKEN_URL", default="")
SIGNING_CLIENT = env.str("TANDEM_SIGNING_CLIENT", default="")
SIGNING_KEY = env.str("TANDEM_SIGNING_KEY", default="")
SIGNING_KEY_ID = env.str("TANDEM_SIGNING_KEY_ID", default="")
SIGNING_ROOTS = env.str("TANDEM_SIGNING_ROOTS", default="")
"""A PEM file with the roots above the signatures that the service makes, and above its time stamps."""
if SIGNING_URL and SIGNING_URL != "double:" and not SIGNING_URL.startswith("https://"):
    sys.exit("TANDEM_SIGNING_URL is an https address; our own double is for demo and test")
if SIGNING_URL == "double:" and MODE == "production":
    sys.exit("TANDEM_SIGNING_URL is an https address; our own double is for demo and test")
_is_whole = SIGNING_TOKEN_URL.startswith("https://") and SIGNING_CLIENT and SIGNING_KEY and SIGNING_ROOTS
if SIGNING_URL.startswith("https://") and not _is_whole:
    sys.exit("a signing service needs TANDEM_SIGNING_TOKEN_URL (https), _CLIENT, _KEY and _ROOTS as well")

HEADER_WIDGET_ID = env.str("HEADER_WIDGET_ID", default="")
FOOTER_WIDGET_ID = env.str("FOOTER_WIDGET_ID", default="")
WIDGET_HOST = env.str("WIDGET_HOST", default="https://prod.widgets.burgerprofiel.vlaanderen.be")
_widget = [WIDGET_HOST] if HEADER_WIDGET_ID or FOOTER_WIDGET_ID else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE, *_widget],
        "style-src": [SELF, *_widget],
        "img-src": [SELF, "data:", *_widget],
        "connect-src": [SELF, *_widget],
        "font-src": [SELF, *_widget],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Tandem <noreply@tandem.example>")
REPLY_TO_EMAIL = env.str("REPLY_TO_EMAIL", default="contact@tandem.example")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "tandem.magda": {"level": "INFO"},
        "tandem.signing": {"level": "INFO"},
        # What they warn of, a finding says; their traces would hold the names in certificates.
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
