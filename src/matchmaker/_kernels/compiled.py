"""What makes a loop over arrays fast: compiled once, kept on disk. `NUMBA_DISABLE_JIT=1` runs it as plain Python."""

import numba

kernel = numba.njit(cache=True, nogil=True)

lean = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)  # type: ignore[call-overload]
"""For loops that make no array: what they hand on is not counted in and out, which took longer than the work itself.

The pinned numba has `_nrt` for its own use; without it the answer is the same, three times slower.
"""

inlined = numba.njit(  # type: ignore[call-overload]
    cache=True, nogil=True, error_model="numpy", forceinline=True, _nrt=False
)
"""For what such a loop calls: it becomes part of the loop."""
