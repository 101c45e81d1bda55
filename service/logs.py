"""What a running service writes down: one line for each event, as JSON for programs or plain for people.

No line says what somebody typed. Of an error its kind and its places in the code are told and not its words, which may
repeat a name; of another library's message the sentence alone, without what was filled in.
"""

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from traceback import walk_tb
from typing import Any, TextIO

from opentelemetry.trace import format_trace_id, get_current_span
from structlog.processors import JSONRenderer
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.types import EventDict

from service.answering import ANSWERING
from service.metrics import LINES_LOST

OURS = "firstlight"
WAITING = 10_000
"""Lines that may wait for whoever reads them; a reader that stands still holds no request up."""
SOON = 0.2
"""Seconds after which lines are written at the latest."""
TOLD = ("request", "method", "route", "status", "ms", "trace")
"""What may stand in a line beside its event: nothing else that a library hangs on gets into it."""


class InLine(logging.Handler):
    """Keeps lines until a thread of its own writes them: waking it for each would cost a request more than the line."""

    def __init__(self, writing: logging.Handler) -> None:
        super().__init__()
        self._writing = writing
        self._waiting: deque[logging.LogRecord] = deque()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write_on, name="logs", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Put a line in line, with what is known only where it was said; beyond too many it is lost, and counted."""
        if len(self._waiting) >= WAITING:
            LINES_LOST.inc()
            return
        if answering := ANSWERING.get():
            record.request = answering.number
        span = get_current_span().get_span_context()
        if span.is_valid:
            record.trace = format_trace_id(span.trace_id)
        self._waiting.append(record)

    def _write_on(self) -> None:
        while not self._ended.wait(SOON):
            self._write()
        self._write()

    def _write(self) -> None:
        while self._waiting:
            self._writing.handle(self._waiting.popleft())

    def end(self) -> None:
        """Write what waits, and nothing more."""
        self._ended.set()
        self._thread.join()


def begin(as_json: bool, level: int = logging.INFO, to: TextIO | None = None) -> Callable[[], None]:
    """Write lines from now on, on standard error if not told; what is given back ends it, everything written."""
    writing = logging.StreamHandler(to or sys.stderr)
    chain = (_said, ExtraAdder(TOLD), _stack)
    last = JSONRenderer(ensure_ascii=False) if as_json else _plain
    writing.setFormatter(
        ProcessorFormatter(foreign_pre_chain=chain, processors=[ProcessorFormatter.remove_processors_meta, last])
    )
    in_line = InLine(writing)
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    root.addHandler(in_line)
    root.setLevel(logging.WARNING)
    ours.setLevel(level)
    logging.captureWarnings(True)
    before, threading.excepthook = threading.excepthook, _of_a_thread

    def end() -> None:
        threading.excepthook = before
        logging.captureWarnings(False)
        root.removeHandler(in_line)
        ours.setLevel(logging.NOTSET)
        in_line.end()

    return end


def _of_a_thread(gone: threading.ExceptHookArgs) -> None:
    error = gone.exc_value
    logging.getLogger(OURS).error("a thread ended", exc_info=error or True)


def _said(_: Any, level: str, line: EventDict) -> EventDict:
    """When, how grave, and what; first in the line."""
    record: logging.LogRecord = line["_record"]
    event = line.pop("event")
    if record.name.partition(".")[0] != OURS:
        sentence = str(record.msg).partition("\n")[0]
        event = f"{record.name}: {sentence}" if sentence != "%s" else record.name
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    return {"at": at, "level": level, "event": event, **line}


def _stack(_: Any, level: str, line: EventDict) -> EventDict:
    error = line.pop("exc_info", (None, None))[1]
    line.pop("stack_info", None)
    return {**line, "stack": list(told(error))} if error else line


def told(error: BaseException) -> Iterator[str]:
    """An error and what led to it, the first cause last: the kind of each, and where in the code it passed."""
    seen: BaseException | None = error
    while seen is not None:
        words = _words(seen)
        yield type(seen).__name__ + (f": {words}" if words else "")
        for frame, line in walk_tb(seen.__traceback__):
            code = frame.f_code
            yield f"  {'/'.join(code.co_filename.split('/')[-3:])}:{line} {code.co_name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _words(error: BaseException) -> str:
    """The words of the machine's own errors, which repeat nothing that was typed: a full disk, a store that is held."""
    if isinstance(error, OSError) and type(error).__module__ == "builtins":
        return error.strerror or ""
    return str(error) if type(error).__module__ == "sqlite3" and "Operational" in type(error).__name__ else ""


def _plain(_: Any, __: str, line: EventDict) -> str:
    """One line for people, and the places of an error below it."""
    stack = line.pop("stack", ())
    first = f"{line.pop('at')[11:19]} {line.pop('level'):<8}{line.pop('event')}"
    beside = "".join(f" {name}={value}" for name, value in line.items())
    return "\n    ".join((first + beside, *stack))
