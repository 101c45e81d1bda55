"""What the documents name is there, and what is there is named."""

import ast
import re
from pathlib import Path

from service.access.table import AUDIENCE

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^- \*\*(\w+)\*\*", GLOSSARY, re.MULTILINE)
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("domain", "projections", "service", "web")
    for path in [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.html")]
)
FOLDERS = ("operation", "views", "across", "disclosure")


def test_every_term_of_the_glossary_is_used() -> None:
    files = {path.stem for path in (ROOT / "projections").rglob("*.py")}
    unused = [term for term in TERMS if term not in files and not re.search(rf"\b{term}\b", SOURCES)]
    assert not unused, f"docs/glossary.md explains what there is not: {unused}"
    assert len(TERMS) == len(set(TERMS)), "docs/glossary.md explains a term twice"


def test_every_projection_fact_and_compartment_is_in_the_glossary() -> None:
    projections = {
        path.stem
        for folder in FOLDERS
        for path in (ROOT / "projections" / folder).glob("*.py")
        if path.stem != "__init__"
    }
    facts = {
        node.name
        for path in (ROOT / "domain" / "facts").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    compartments = frozenset().union(*AUDIENCE.values())
    missing = (projections | facts | compartments) - set(TERMS)
    assert not missing, f"explain {sorted(missing)} in docs/glossary.md, each in one sentence"


def test_every_file_that_a_document_names_is_there() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = re.compile(r"`((?:domain|projections|service|web|tests|bench|docs|openapi)/[\w./]+\.\w+)`")
    for document in documents:
        for path in named.findall(document.read_text(encoding="utf-8")):
            assert (ROOT / path).exists(), f"{document.relative_to(ROOT)} names {path}"


def test_every_file_that_code_or_a_template_names_is_there() -> None:
    named = re.compile(r"\b((?:domain|projections|service|web|tests|bench|docs)/[\w./]+\.(?:py|html|md))\b")
    sources = [path for folder in ("domain", "projections", "service", "web") for path in (ROOT / folder).rglob("*")]
    for source in sources:
        if source.suffix in (".py", ".html"):
            for path in named.findall(source.read_text(encoding="utf-8")):
                assert (ROOT / path).exists(), f"{source.relative_to(ROOT)} names {path}"


def test_the_tour_has_at_most_twelve_stops() -> None:
    tour = (ROOT / "README.md").read_text(encoding="utf-8").partition("From the button to the frame")[2]
    stops = re.findall(r"^\d+\. ", tour, re.MULTILINE)
    assert 8 <= len(stops) <= 12


def test_a_lock_file_names_no_address() -> None:
    """It holds names, versions and hashes: where they are fetched from is the machine's own business."""
    locks = [*ROOT.glob("*.lock"), *ROOT.glob("*-lock.json")]
    assert len(locks) == 3
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []
