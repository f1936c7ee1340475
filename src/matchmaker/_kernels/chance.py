"""A row of numbers from one seed (xorshift, 32 bits)."""

from matchmaker._kernels.compiled import inlined


@inlined
def draw(chance, below):
    """The next number of the row, from 0 up to `below`."""
    one = int(chance[0])
    one ^= (one << 13) & 0xFFFFFFFF
    one ^= one >> 17
    one ^= (one << 5) & 0xFFFFFFFF
    chance[0] = one
    return (one * int(below)) >> 32
