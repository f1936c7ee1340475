"""Running what a library wrote for a loop of events, wherever we are called from."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def run(made: Coroutine[object, object, T]) -> T:
    """The answer, worked out in a thread with a loop of its own: whoever calls may be inside a loop already."""
    with ThreadPoolExecutor(max_workers=1) as own:
        return own.submit(asyncio.run, made).result()
