"""How much is measured: enough to say something, or so little that a test sees in seconds that it works."""

import os

TINY = os.environ.get("FIRSTLIGHT_BENCH") == "tiny"


def size(full: int, tiny: int) -> int:
    """How many of something: `tiny` where only the way of measuring is tried."""
    return tiny if TINY else full
