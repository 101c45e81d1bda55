"""The two versions of what is taken away across operations: every number, or small ones hidden."""

from fastapi import HTTPException

BOARD, PUBLIC = VERSIONS = ("board", "public")


def must_be_a_version(asked: str) -> None:
    """Raises 404 for any other."""
    if asked not in VERSIONS:
        raise HTTPException(404, "There is a version for the board and a public one.")
