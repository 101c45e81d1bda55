"""What the service carries, by what was measured: prints the tables and writes docs/operating/capacity.md."""

from pathlib import Path

from bench.load_tables import tables

PAGE = Path(__file__).parent.parent / "docs" / "operating" / "capacity.md"
BEGIN, END = "<!-- reckoned: `make bench WHAT=load` writes what follows -->", "<!-- end of what is reckoned -->"


def filled(page: str, reckoned: str) -> str:
    """The page with what is reckoned between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reckoned}\n\n{END}{after}"


def main() -> None:
    reckoned = tables()
    print(reckoned)
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), reckoned), encoding="utf-8")


if __name__ == "__main__":
    main()
