"""The door for an application server."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
application = get_wsgi_application()


def _make_ready() -> None:
    """Load the loops of the engine while nobody waits for them: the first question of a process would, for seconds."""
    from tandem.journey.readiness.queries import partners

    partners.make_ready()


threading.Thread(target=_make_ready, name="engine", daemon=True).start()
