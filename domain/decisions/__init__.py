"""What may be decided: one folder a chapter, one file for each thing that somebody can do.

`load()` imports them all, so that `domain.kernel.DECISIONS` knows the decision behind every event type.
"""

from importlib import import_module
from pkgutil import walk_packages

from domain.kernel import DECISIONS, AnyDecision


def load() -> dict[str, type[AnyDecision]]:
    """Every decision, by the name of its event."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
    return DECISIONS
