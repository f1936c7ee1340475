"""The settings of the product, as the tests use them: own folder for everything that is written, quick passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["TANDEM_MODE"] = "test"
if "TANDEM_TEST_VAR" not in os.environ:
    # In memory where there is such a folder: a test database need not outlive the machine.
    memory = Path("/dev/shm")
    home = memory if os.access(memory, os.W_OK) else None
    os.environ["TANDEM_TEST_VAR"] = tempfile.mkdtemp(prefix="tandem-test-", dir=home)
    atexit.register(shutil.rmtree, os.environ["TANDEM_TEST_VAR"], ignore_errors=True)
# Workers that run side by side do not share a folder either.
os.environ["TANDEM_VAR"] = str(Path(os.environ["TANDEM_TEST_VAR"], os.environ.get("PYTEST_XDIST_WORKER", "")))

from tandem.config.settings import *  # noqa: F403 - the mode and the folder are read there
from tandem.config.settings import DATABASES, VAR

MAGDA_URL = "double:ok"
SIGNING_URL = "double:"
API_REQUESTS_PER_MINUTE = 0  # time stands still in most tests, so the minute would never end
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
"""Factories write rows without events, so a kept page would be out of date; its own test switches the cache on."""

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

FAILED_SEARCHES_WRITTEN_EVERY = 0  # a test writes what it held itself

WHITENOISE_AUTOREFRESH = True
"""Look a file up when it is asked for: most tests ask for none, and each client would list them all at its start."""

(VAR / "static").mkdir(parents=True, exist_ok=True)  # where production collects; the server looks there at start

_default = DATABASES["default"]
if _default["ENGINE"] == "django.db.backends.sqlite3":
    # A file and not `:memory:`: threads and other processes must meet each other as they do in production.
    _default["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
    _default["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    _default["CONN_MAX_AGE"] = 0
