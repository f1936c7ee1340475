"""Work for after the commit runs in tests too, where the outermost transaction belongs to the test itself."""

from contextlib import nullcontext, suppress
from typing import Any

from django.db import connections
from django.db.transaction import Atomic


def run_after_commit() -> None:
    """From now on the end of the outermost transaction of the product runs what waited for the commit."""
    leave = Atomic.__exit__

    def leave_and_run(self: Any, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        leave(self, exc_type, exc_value, traceback)
        connection = connections[self.using or "default"]
        is_outermost = all(block._from_testcase for block in connection.atomic_blocks)  # type: ignore[attr-defined]
        if exc_type is not None or self._from_testcase or not connection.atomic_blocks or not is_outermost:
            return
        waiting: list[Any] = connection.run_on_commit
        connection.run_on_commit = []
        for _, function, is_robust in waiting:
            with suppress(Exception) if is_robust else nullcontext():
                function()

    Atomic.__exit__ = leave_and_run  # type: ignore[method-assign]
