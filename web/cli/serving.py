"""The server itself: how it is set up, what it writes down while it runs, and how it lets go."""

import gc
import logging
import os
import signal
from time import monotonic
from types import FrameType

import uvicorn
from fastapi import FastAPI

from service import logs, tracing
from service.application import Application
from service.metrics import STOPPING
from web.app import create_app
from web.cli.lines import AnsweredLine, AskedInTime

LOG = logging.getLogger("firstlight")
CANCELLED = 3
"""Seconds that requests have to end once nothing new is taken."""


class Draining(uvicorn.Server):
    """Told to end by SIGTERM it says that it is not ready, still answers for so many seconds, and then lets go.

    Live views are closed with 1012 at the end, by when whoever hands out requests has found another process: a page
    comes back at once, by its position. Told again, or by Ctrl-C, it does not wait.
    """

    def __init__(self, config: uvicorn.Config, app: FastAPI, drain: float) -> None:
        super().__init__(config)
        self.app, self.drain = app, drain
        self._ends: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """What a signal does; SIGTERM is no error, so the process ends with 0."""
        if sig != signal.SIGTERM:
            super().handle_exit(sig, frame)
        elif self._ends is None:
            self.stop()
        else:
            self.should_exit = True

    def stop(self) -> None:
        """Let go, in so many seconds."""
        self.app.state.stopping = True
        STOPPING.set(1)
        self._ends = monotonic() + self.drain

    async def on_tick(self, counter: int) -> bool:
        """Whether it is time to end; asked ten times a second. What was read of another log is in all that it holds."""
        if self._ends is None and self.app.state.application.days.followed.went_back:
            LOG.error(
                "the store is another than the one that was opened, or was put back: ended, to begin anew with it"
            )
            self.stop()
        self.should_exit = self.should_exit or (self._ends is not None and monotonic() >= self._ends)
        return await super().on_tick(counter)


def server(
    database: str, host: str, port: int, mail: str | None = None, drain: float = 0.0
) -> tuple[Draining, Application]:
    """The server over a database, not yet started. Messages are not deflated: one frame serves every socket."""
    app = create_app(database, mail)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # a full collection over a thousand sockets would hold every frame back
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=AskedInTime,
        ws=AnsweredLine,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=CANCELLED,
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=os.environ.get("FORWARDED_ALLOW_IPS", ""),  # nobody is believed who was not named
    )
    return Draining(config, app, drain), app.state.application


def run(made: Draining, as_json: bool, level: int = logging.INFO) -> None:
    """Serve until told to stop, and write down what happens."""
    end, end_traces = logs.begin(as_json, level), tracing.begin()
    LOG.info("starting on %s:%s", made.config.host, made.config.port)
    try:
        made.run()
        LOG.info("ended")
    finally:
        end_traces()
        end()
