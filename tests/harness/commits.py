"""Work for after the commit runs in tests too, where the outermost transaction belongs to the test itself."""

from typing import Any

from django.db import connections
from django.db.transaction import Atomic


def run_after_commit() -> None:
    """From now on the end of the outermost transaction of the product runs what waited for the commit."""
    leave = Atomic.__exit__

    def __exit__(self: Atomic, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        leave(self, exc_type, exc_value, traceback)
        connection = connections[self.using or "default"]
        is_outermost = all(block._from_testcase for block in connection.atomic_blocks)
        if exc_type is not None or self._from_testcase or not connection.atomic_blocks or not is_outermost:
            return
        waiting, connection.run_on_commit = connection.run_on_commit, []
        for _, function, is_robust in waiting:
            if not is_robust:
                function()
                continue
            try:
                function()
            except Exception:  # noqa: BLE001, S110 - robust means that nobody waits for the outcome
                pass

    Atomic.__exit__ = __exit__  # type: ignore[method-assign]
