"""`make bench`: the claims of a running day in one run. `WHAT=boards` measures one, `WHAT=all` everything."""

import sys
from importlib import import_module

EVERY = (
    "appends",
    "appends_postgres",
    "chain",
    "over_http",
    "boards",
    "coming_back",
    "changes",
    "phone",
    "decisions",
    "large",
    "capacity",
    "outcomes",
)
DAILY = EVERY[:-1]
"""Under ten minutes on two cores; `outcomes` fills ten thousand operations first, and is asked for by name."""


def main(what: str) -> None:
    """Measure what is asked for. Raises SystemExit for what there is not."""
    asked = {"": DAILY, "all": EVERY}.get(what, (what,))
    if unknown := [each for each in asked if each not in EVERY]:
        raise SystemExit(f"there is no {unknown[0]}; there are all, {', '.join(EVERY)}")
    for each in asked:
        import_module(f"bench.{each}").main()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
