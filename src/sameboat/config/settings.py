"""Every setting of the site, with the variable that changes it beside it. Unset, all is safe and needs nothing else.

A site is a *demo* (``SAMEBOAT_DEMO``: invented people, buttons that sign in, letters shown on a page) or a real one,
which wants its address, its keys and a mail server. ``sameboat doctor`` reads these and says what is missing.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from sameboat.base.kit.large_uploads import MOST_IN_A_REQUEST
from sameboat.base.vault.key_files import secret_key
from sameboat.config.databases import database
from sameboat.config.environment import Environment
from sameboat.config.logging import log_settings
from sameboat.members.notices.relay.word import USER, word_of

said = Environment()

# ---- Which kind of site this is, and where it keeps things
DEMO = said.yes("DEMO")  # SAMEBOAT_DEMO: invented people; never on a real site
TESTING = said.yes("TESTING")  # SAMEBOAT_TESTING: set by the tests alone
DEBUG = said.yes("DEBUG")  # SAMEBOAT_DEBUG: tracebacks on the page; only on one's own machine
FOLDER = said.path("FOLDER", "data")  # SAMEBOAT_FOLDER: the database, uploads being read
KEYS = said.path("KEYS", "keys")  # SAMEBOAT_KEYS: the keys, outside the database's folder
SECRET_KEY = secret_key(KEYS, for_a_moment=DEMO or TESTING or DEBUG)

SITE_ADDRESS = said.text("ADDRESS", "http://localhost:8000").rstrip("/")  # SAMEBOAT_ADDRESS
SITE_NAME = said.text("NAME", "Sameboat")  # SAMEBOAT_NAME
SECURE = SITE_ADDRESS.startswith("https://")
ALLOWED_HOSTS = [SITE_ADDRESS.split("://")[1].rsplit(":", 1)[0] or "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
BEHIND_PROXY = said.yes("BEHIND_PROXY", SECURE)  # SAMEBOAT_BEHIND_PROXY: a proxy of ours stands in front
CONTACT = said.text("CONTACT")  # SAMEBOAT_CONTACT: an address that somebody reads, shown under Help
TALK_KEPT_DAYS = said.number("TALK_KEPT_DAYS", 180)  # SAMEBOAT_TALK_KEPT_DAYS: after the end of a partnership
QUICK_EXIT = said.text("QUICK_EXIT", "https://www.worldcat.org/")  # SAMEBOAT_QUICK_EXIT: where Quick exit leads

# SAMEBOAT_MEETING_LINK: where partners may meet by video, such as https://meet.example.org/{random}; unset: only where
# their programme names a place of its own, which comes first
MEETING_LINK = said.text("MEETING_LINK")

# ---- What it is made of
ROOT_URLCONF = "sameboat.config.urls"
WSGI_APPLICATION = "sameboat.config.wsgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = None

INSTALLED_APPS = [
    # doors
    "sameboat.doors.home",
    "sameboat.doors.partners",
    "sameboat.doors.desk",
    "sameboat.doors.signup",
    # commons
    "sameboat.commons.conversations",
    "sameboat.commons.soundings",
    "sameboat.commons.opportunities",
    "sameboat.commons.care",
    # mentoring
    "sameboat.mentoring.matching",
    "sameboat.mentoring.feedback",
    "sameboat.mentoring.meetings",
    "sameboat.mentoring.plans",
    "sameboat.mentoring.partnerships",
    "sameboat.mentoring.wishes",
    "sameboat.mentoring.programmes",
    # members
    "sameboat.members.safety",
    "sameboat.members.notices",
    "sameboat.members.people",
    # base
    "sameboat.base.jobs",
    "sameboat.base.live",
    "sameboat.base.vault",
    "sameboat.base.kit",
    "sameboat.base.ui",
    # what we stand on
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "sameboat.base.kit.middleware.what_browsers_are_told",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "sameboat.members.people.middleware.own_language",
    "sameboat.base.kit.middleware.own_clock",
    "sameboat.base.kit.middleware.refusals_are_pages",
    "sameboat.base.kit.middleware.nothing_is_kept_by_browsers",
    "axes.middleware.AxesMiddleware",
]

TEMPLATE_PLACES = [f"django.template.loaders.{kind}.Loader" for kind in ("filesystem", "app_directories")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("sameboat.base.ui.quick.Loader", TEMPLATE_PLACES)
            ],  # reads as Django does, draws in fewer steps
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sameboat.base.ui.frame.around_every_page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sameboat.base.ui.templatetags.ui",
                "sameboat.base.live.templatetags.live",
            ],
        },
    }
]
FORM_RENDERER = "sameboat.base.ui.forms.KindForms"

# ---- The database: SQLite beside the settings, or PostgreSQL by one variable (SAMEBOAT_DATABASE=postgresql://…)
DATABASES = {"default": database(said.text("DATABASE"), FOLDER)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}
# Limits are counted there, so that every process counts the same.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "counted"}}

# ---- Who someone is
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # counts a guess before anything is hashed
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "sameboat.members.people.passwords.NotACommonOne"},
    {"NAME": "sameboat.members.people.passwords.NotTooLong"},
    {"NAME": "sameboat.members.people.passwords.NotTheSitesName"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/today/"
LOGOUT_REDIRECT_URL = "/"
AXES_HANDLER = "sameboat.members.people.guesses.GuessesAreCounted"
AXES_VERBOSE = False
# SAMEBOAT_PROXIES: how many proxies of ours stand in front; only what they say of an address is believed
ALLAUTH_TRUSTED_PROXY_COUNT = said.number("PROXIES", 1) if BEHIND_PROXY else 0

ACCOUNT_ADAPTER = "sameboat.members.people.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # joining asks for the address alone; signing in may use a password
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "signup": "sameboat.members.people.forms.JoinForm",
    "login": "sameboat.members.people.forms.SignInForm",
    "request_login_code": "sameboat.members.people.forms.CodeForm",
    "reset_password": "sameboat.members.people.forms.ResetForm",  # nosec B105  a form
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = ACCOUNT_REAUTHENTICATION_REQUIRED = ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Passwords are counted by AXES_HANDLER; letters are what these limit: nobody's letter-box is filled by a stranger.
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,
    "login": "60/m/ip",
    "signup": "20/m/ip,60/h/ip",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",  # nosec B105  a limit
}

MFA_ADAPTER = "sameboat.members.people.adapters.Factors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "add_webauthn": "sameboat.members.people.forms.PasskeyForm",
    "authenticate": "sameboat.members.people.forms.DigitsForm",
    "reauthenticate": "sameboat.members.people.forms.DigitsAgainForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers allow that on one's own machine alone

# SAMEBOAT_OIDC_NAME, _ISSUER, _ID, _SECRET: one provider that people may sign in with, such as ORCID
OIDC = {name.casefold(): said.text(f"OIDC_{name}") for name in ("NAME", "ISSUER", "ID", "SECRET")}
OIDC_PROVIDER = {
    "provider_id": "provider",
    "name": OIDC["name"],
    "client_id": OIDC["id"],
    "secret": OIDC["secret"],
    "settings": {"server_url": OIDC["issuer"], "oauth_pkce_enabled": True},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC_PROVIDER] if all(OIDC.values()) else []}}
SOCIALACCOUNT_ADAPTER = "sameboat.members.people.adapters.Providers"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_FORMS = {
    "signup": "sameboat.members.people.forms.JoinByProviderForm",
    "disconnect": "sameboat.members.people.forms.PartFromProviderForm",
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sameboat.base.kit.views.stale_form"

# ---- Open pages that hear when something is new: a process of its own, at /events/ of the proxy, or at its own port
LIVE = said.yes("LIVE", not TESTING)  # SAMEBOAT_LIVE: no: pages show what is new when they are loaded again
LIVE_PORT = said.number("LIVE_PORT", (urlsplit(SITE_ADDRESS).port or 8000) + 1)  # SAMEBOAT_LIVE_PORT
LIVE_STREAMS = said.number("LIVE_STREAMS", 1000)  # SAMEBOAT_LIVE_STREAMS: how many pages may listen at once
LIVE_HOST = SITE_ADDRESS if BEHIND_PROXY else f"{'https' if SECURE else 'http'}://{ALLOWED_HOSTS[0]}:{LIVE_PORT}"
LIVE_ADDRESS = f"{LIVE_HOST}/events/"

# ---- What a browser is allowed
FILE_UPLOAD_HANDLERS = [
    "sameboat.base.kit.large_uploads.NotTooLarge",  # before anything is written to the disk
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = MOST_IN_A_REQUEST  # whatever is let through: no file lies on the disk unsealed
FILE_UPLOAD_PERMISSIONS = 0o600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_SSL_REDIRECT = False  # the proxy in front does that
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE and BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, *([LIVE_HOST] if LIVE and not BEHIND_PROXY else [])],
        "manifest-src": [SELF],
        "form-action": [SELF, *(["/".join(OIDC["issuer"].split("/")[:3])] if OIDC["issuer"] else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# ---- Languages and times
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [str(Path(__file__).resolve().parents[1] / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---- Files that every page needs
STATIC_URL = "/static/"
STATIC_ROOT = FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG
"""There a file is looked for when it is asked for, instead of all of them whenever a test opens a browser."""

# ---- What it writes down about itself (SAMEBOAT_LOG=INFO, WARNING, …): JSON on standard error, ids only
LOGGING = log_settings(said.text("LOG", "WARNING" if DEMO or TESTING else "INFO"))

# ---- Letters
# In a demo nothing leaves the house: letters lie on the page /demo/post.
EMAIL_BACKEND = "sameboat.members.notices.demo_post.DemoPost" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
# SAMEBOAT_MAIL_JOURNAL: who knows what went out: relay (our own), mailgun, none, or a class of yours
MAIL_JOURNAL = "demo" if DEMO else said.text("MAIL_JOURNAL", "none")
MAIL_SERVER = {
    "host": said.text("MAIL_HOST", "localhost"),  # SAMEBOAT_MAIL_HOST
    "port": said.number("MAIL_PORT", 25),  # SAMEBOAT_MAIL_PORT
    "username": said.text("MAIL_USER"),  # SAMEBOAT_MAIL_USER
    "password": said.text("MAIL_PASSWORD"),  # SAMEBOAT_MAIL_PASSWORD
    "use_tls": said.yes("MAIL_STARTTLS"),  # SAMEBOAT_MAIL_STARTTLS
    "use_ssl": said.yes("MAIL_TLS"),  # SAMEBOAT_MAIL_TLS
    "timeout": 30,
}
RELAY_PORT = said.number("RELAY_PORT", 2525)  # SAMEBOAT_RELAY_PORT: where our own relay listens, on this machine alone
RELAY_FOLDER = FOLDER / "relay"  # its book, beside the database and in none of its copies
RELAY = {"host": "127.0.0.1", "port": RELAY_PORT, "username": USER, "password": word_of(SECRET_KEY)}
# Whom the worker hands letters to: the mail server, or our relay, which hands them on to it.
NEXT_HAND = {**MAIL_SERVER, "use_tls": False, "use_ssl": False, **RELAY} if MAIL_JOURNAL == "relay" else MAIL_SERVER
EMAIL_HOST, EMAIL_PORT = NEXT_HAND["host"], NEXT_HAND["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = NEXT_HAND["username"], NEXT_HAND["password"]
EMAIL_USE_TLS, EMAIL_USE_SSL = NEXT_HAND["use_tls"], NEXT_HAND["use_ssl"]
MAILGUN = {name.casefold(): said.text(f"MAILGUN_{name}") for name in ("DOMAIN", "KEY", "API")}  # SAMEBOAT_MAILGUN_…
EMAIL_TIMEOUT = 30
# Answers by mail, which partners may ask for: taken only where all of this is set up
# SAMEBOAT_ANSWERS_AT: the domain whose mail our mail server hands to us
ANSWERS_AT = said.text("ANSWERS_AT").casefold()
ANSWERS_VERIFIED_BY = said.text("ANSWERS_VERIFIED_BY").casefold()  # SAMEBOAT_ANSWERS_VERIFIED_BY: its authserv-id
ANSWERS_PORT = said.number("ANSWERS_PORT", 2526)  # SAMEBOAT_ANSWERS_PORT: where we take it, on this machine alone
DEFAULT_FROM_EMAIL = said.text("MAIL_FROM", "Sameboat <sameboat@example.org>")  # SAMEBOAT_MAIL_FROM
