"""Where the event loop sends what may wait for the disk or for another process's lock.

It has threads of its own: while somebody else holds the store, those who only read still find a thread.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")
_WRITERS = ThreadPoolExecutor(16, "waits")


async def may_wait(work: Callable[..., T], *given: object) -> T:
    """What some work gives that writes, off the event loop and out of the way of those who read.

    It knows which request it is done for.
    """
    return await asyncio.get_running_loop().run_in_executor(_WRITERS, copy_context().run, work, *given)
