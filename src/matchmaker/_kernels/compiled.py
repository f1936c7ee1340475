"""What makes a loop over arrays fast: compiled once, kept on disk. `NUMBA_DISABLE_JIT=1` runs it as plain Python.

Numba takes what it kept of a loop for fresh while the loop's own file is the same, although the code of other files has
become part of it. So what is kept here is stamped with the sources of all loops: a change in one compiles all anew. A
stamp in what numba keeps, rather than a file beside it or a folder of our own, holds wherever numba keeps it, for any
number of processes, and where nothing may be written.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numba

SOURCES: Final = hashlib.sha256(
    b"".join(source.read_bytes() for source in sorted(Path(__file__).parent.glob("*.py")))
).digest()
"""What changes with any loop. Numba itself keeps its own version apart, and the processor's."""


def _stamped(**how: Any) -> Callable[[Callable[..., Any]], Any]:
    """What compiles a loop `how` numba is told, and keeps it on disk until any loop changes."""

    def compiled(loop: Callable[..., Any]) -> Any:
        ready = numba.njit(cache=True, nogil=True, **how)(loop)
        if ready is not loop:
            index = ready._cache._cache_file  # noqa: SLF001 -- the pinned numba has no other door
            index._source_stamp = index._source_stamp, SOURCES  # noqa: SLF001
        return ready

    return compiled


kernel = _stamped()

lean = _stamped(error_model="numpy", _nrt=False)
"""For loops that make no array: what they hand on is not counted in and out, which took longer than the work itself.

The pinned numba has `_nrt` for its own use; without it the answer is the same, three times slower.
"""

inlined = _stamped(error_model="numpy", forceinline=True, _nrt=False)
"""For what such a loop calls: it becomes part of the loop."""
