"""`make bench`: every claim in one run. `WHAT=boards` measures one; `WHAT=results` writes down what was found."""

import sys
import traceback
from importlib import import_module

from bench import results

EVERY = (
    "appends",
    "appends_postgres",
    "chain",
    "over_http",
    "three_processes",
    "read_after_write",
    "boards",
    "coming_back",
    "changes",
    "page",
    "phone",
    "decisions",
    "large",
    "capacity",
    "outcomes",
    "costs",
    "load",
)


def main(what: str) -> None:
    """Measure what is asked for. Raises SystemExit for what there is not, and where something could not be measured."""
    if what == "results":
        failed = [each for each in EVERY if not tried(each)]
        if failed:
            raise SystemExit(f"not measured to the end: {', '.join(failed)}")
        return
    asked = (what,) if what else EVERY
    if unknown := [each for each in asked if each not in EVERY]:
        raise SystemExit(f"there is no {unknown[0]}; there are results, {', '.join(EVERY)}")
    for each in asked:
        import_module(f"bench.{each}").main()


def tried(what: str) -> bool:
    """Measure one claim and write it down; where that fails, say how, and let the others be measured all the same."""
    from bench.report import keep

    try:
        import_module(f"bench.{what}").main()
    except Exception:
        traceback.print_exc()
        return False
    keep(results.FOLDER)
    return True


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
