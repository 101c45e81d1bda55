"""The clock of the tests: the days that they tell lie in October 2026, which is in the past on any machine."""

import time
from datetime import UTC, datetime
from types import SimpleNamespace

import service.clock

AFTER_THE_DAYS_TOLD = datetime(2026, 11, 28, tzinfo=UTC).timestamp()
"""On a machine whose date is before that they would be in the future."""
service.clock.time = SimpleNamespace(time=lambda: max(time.time(), AFTER_THE_DAYS_TOLD))  # type: ignore[attr-defined]
