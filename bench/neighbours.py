"""What neighbouring systems take for the same action, measured in November 2026 on a machine of two cores.

Each ran there as one process on loopback, asked by an outside client: Eden ASP 5.6 (its template for reception
centres, web2py, SQLite) and Netflix Dispatch (`dd2837e8`, uvicorn, PostgreSQL). Those are other runs than ours, so only
what differs by far says anything.
"""

NEIGHBOURS = (
    ("check somebody in, one after the other", "Eden", "7.6 to 9.6 a second", "decisions_http_1_{store}"),
    ("the same, several at once", "Eden", "7.1 to 7.2 a second (4 clients)", "decisions_http_32_{store}"),
    ("processor time of a check-in", "Eden", "101 to 130 ms", "cpu_decision_{store}"),
    ("register a person", "Eden", "1.8 to 1.96 a second", "registrations_http_1_{store}"),
    ("enter what happened", "Dispatch", "6.6 a second; 6.1 after 1,000 entries", "decisions_http_1_{store}"),
    ("the cost of an entry as they grow", "Dispatch", "102 ms, 159 ms after 1,000 entries", "decision_10000_{store}"),
    (
        "recorded, until others see it",
        "Eden",
        "never; 310 to 597 ms if they reload",
        "tap_last_board_{store}",
    ),
    ("recorded, until others see it", "Dispatch", "141 ms; 408 ms after 1,500 entries", "tap_last_board_{store}"),
    ("the page of a thousand people", "Eden", "191 to 280 ms, a page of rows of them", "page_board_{store}"),
    ("memory of the process", "Eden", "238 MB", "memory_process_{store}"),
)
"""The action, whose, what it took, and the key of ours."""
