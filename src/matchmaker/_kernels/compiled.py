"""What makes a loop over arrays fast: compiled once, kept on disk. `NUMBA_DISABLE_JIT=1` runs it as plain Python."""

import numba

kernel = numba.njit(cache=True, nogil=True)
