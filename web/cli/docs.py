"""Write the published contract, or say whether it is current."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def docs(
    check: Annotated[bool, typer.Option("--check", help="Only say whether the files are as they should be")] = False,
) -> None:
    """Write the generated files: openapi/ and docs/catalogue.md."""
    from web.contract import generated

    root = Path(__file__).parents[2]
    wrong = []
    for name, text in generated().items():
        path = root / name
        if check:
            wrong += [name] if not path.exists() or path.read_text(encoding="utf-8") != text else []
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if wrong:
        typer.echo(f"not as generated: {', '.join(wrong)}. Run: make docs", err=True)
        sys.exit(1)
