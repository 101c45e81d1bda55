"""`firstlight` as a process of its own with the tests' clock, and with signs of life that follow each other fast."""

import tests.conftest  # noqa: F401  (sets the clock)
from web.cli.main import app
from web.live import hub

hub.HEARTBEAT = 0.5

if __name__ == "__main__":
    app()
