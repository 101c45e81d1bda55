"""`firstlight` as a process of its own with the tests' clock, and with signs of life that follow each other fast."""

import tests.days_told  # noqa: F401  (sets the clock)
import web.app
from web.cli.main import app
from web.live import hub

hub.HEARTBEAT = 0.5
web.app.read_all_names = lambda: None  # two seconds of every start; whoever needs a name reads its list then

if __name__ == "__main__":
    app()
