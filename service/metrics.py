"""What a running service tells of itself in numbers. Each is named here, once; counted where the thing happens.

No label names an operation, a person, a user or an address: a route is named by its template, the rest by codes.
"""

from wsgiref.simple_server import WSGIServer

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, disable_created_metrics, start_http_server

disable_created_metrics()  # type: ignore[no-untyped-call]
KNOWN = REGISTRY
"""Where all of them are found, with those of the process itself: processor, memory, open files, collections."""
QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds: the upper ends of what durations are counted by."""

REQUESTS = Counter(
    "firstlight_requests", "Requests answered, by template of their route", ["route", "method", "status"]
)
REQUEST_SECONDS = Histogram("firstlight_request_seconds", "From a request to its answer", ["status"], buckets=QUICK)
COMMAND_SECONDS = Histogram(
    "firstlight_command_seconds",
    "From the request that enters something until it is durable, or until it is known that it is not",
    ["outcome"],
    buckets=QUICK,
)
LOG_POSITION = Gauge("firstlight_log_position", "The last position of the log")
BEHIND = Gauge("firstlight_behind_events", "Events that are in the log and not yet taken in", ["follower"])
NOT_FOLLOWED = Counter("firstlight_follow_failures", "Times that the log could not be followed")
STORE_ANSWERS = Gauge("firstlight_store_answers", "1 while the store answers, 0 while it does not")
BOARDS = Gauge("firstlight_boards_open", "Live views that are open")
BOARDS_NOT_LIVE = Gauge("firstlight_boards_not_live", "Those of them that cannot be brought up to date, and say so")
FRAMES = Counter("firstlight_frames_sent", "Frames written to live views, one for each of them")
CUT_OFF = Counter("firstlight_sockets_cut_off", "Live views closed because they read too slowly")
COMMIT_TO_FRAME = Histogram(
    "firstlight_commit_to_frame_seconds", "From a commit to the last frame that it causes", buckets=QUICK
)
SIGN_INS = Counter("firstlight_sign_ins", "Tries to sign in", ["outcome"])
SESSIONS = Gauge("firstlight_sessions", "Sessions in use at this process")
DAYS_HELD = Gauge("firstlight_days_held", "Days held in memory")
SIMULATIONS = Gauge("firstlight_simulations_waiting", "Simulations that run or wait")
OLDEST = Gauge("firstlight_oldest_unfinished_seconds", "Since the oldest that is not finished began", ["kind"])
LINES_LOST = Counter("firstlight_log_lines_lost", "Lines of the log that were lost because nobody read them")
STOPPING = Gauge("firstlight_stopping", "1 while the process lets go of its requests before it ends")
MEASURED = Gauge(
    "firstlight_measured_timestamp_seconds", "When the event loop measured last: an old time is a loop stuck"
)

for outcome in ("stored", "refused", "malformed", "forbidden", "busy", "not_stored", "failed"):
    COMMAND_SECONDS.labels(outcome)  # told as 0 before the first of them, so that the first is seen as a change
for outcome in ("right", "wrong", "held_off", "too_many"):
    SIGN_INS.labels(outcome)


def address_of(said: str) -> tuple[str, int]:
    """Host and port of what was said: "9464" is the machine's own loopback. Raises ValueError."""
    host, _, port = said.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError("say PORT or HOST:PORT, 127.0.0.1:9464")
    return host.strip("[]") or "127.0.0.1", int(port)


def serve(said: str) -> WSGIServer:
    """Answer whoever asks at an address of its own, in a thread of its own: also while the event loop is stuck."""
    host, port = address_of(said)
    server, _ = start_http_server(port, host)
    return server
