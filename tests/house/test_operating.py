"""What is written for whoever runs the service holds: each command, variable, file and time of it is the code's."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from hatchling.builders.wheel import WheelBuilder

from service.outcomes.engine import engine_of
from service.store.migrated import VERSIONS
from service.store.pool import MOST
from web.cli.main import app
from web.cli.serving import CANCELLED
from web.http.health import PATIENCE, router

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
APPS = [SERVICES[name] for name in ("app-1", "app-2")]
CADDY = (ROOT / "deploy" / "caddy" / "Caddyfile").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
DOCUMENTS = [ROOT / "README.md", *(ROOT / "docs" / "guide").glob("*.md"), *(ROOT / "docs" / "operating").glob("*.md")]
DEPLOYED = [ROOT / "compose.yaml", ROOT / "Dockerfile", *(p for p in (ROOT / "deploy").rglob("*") if p.is_file())]
SOURCES = "\n".join(
    p.read_text(encoding="utf-8") for folder in ("service", "web") for p in (ROOT / folder).rglob("*.py")
)
LINE = re.compile(r"^(?:    |- |\d\. )?.*?(?<![\w./-])(?:\S*/bin/)?firstlight (?=[a-z]|--help)(.*)$")


def said(text: str) -> Iterator[str]:
    """The commands of a document: each line of a block, each `firstlight ...` in a sentence."""
    for line in text.splitlines():
        if line.startswith("    ") and (found := LINE.match(line)):
            yield re.split(r"  +| [|>&]|'$", found[1])[0]
        else:
            yield from re.findall(r"`firstlight ([a-z-][^`]*)`", line)


def wrong_with(words: list[str]) -> str | None:
    """Why the command line would not take these words; only their names are looked at, never what they stand for."""
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        if not words or words[0].startswith("-"):
            return None if words == ["--help"] else f"{command.name} does nothing by itself"
        name, *words = words
        if name not in command.commands:
            return f"there is no command {name}"
        command = command.commands[name]
    options = {each for parameter in command.params for each in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [each for each in words if each.startswith("--") and each.partition("=")[0] not in {*options, "--help"}]
    return f"{command.name} has no {unknown}" if unknown else None


@pytest.mark.parametrize("document", [*DOCUMENTS, *DEPLOYED], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_is_written_down_is_one(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^Exec\w+=(.*firstlight .*)$", text)
    commands = [*said(text), *(found[1] for line in lines if (found := LINE.match(line)))]
    wrong = {each: why for each in commands if (why := wrong_with(shlex.split(each.replace("'", "").replace('"', ""))))}
    assert not wrong, f"{document.relative_to(ROOT)} names what the command line does not know: {wrong}"
    assert commands or document.parent.name != "systemd" or document.suffix != ".service"


def test_a_command_that_is_none_is_found() -> None:
    assert wrong_with(["serve", "--port", "1"]) is None
    assert wrong_with(["user", "add", "NAME", "--role", "manager"]) is None
    assert wrong_with(["serve", "--prot", "1"])
    assert wrong_with(["sevre"])
    assert wrong_with(["user", "ad"])
    assert list(said("Run `firstlight sevre` or\n\n    sudo /app/bin/firstlight user ad NAME   # so\n")) == [
        "sevre",
        "user ad NAME",
    ]


@pytest.mark.parametrize("document", [*DOCUMENTS, *DEPLOYED], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_variable_that_is_written_down_is_read(document: Path) -> None:
    known = SOURCES + ("FIRSTLIGHT_NAME" if "{$FIRSTLIGHT_NAME:localhost}" in CADDY else "")
    named = set(re.findall(r"FIRSTLIGHT_[A-Z_]*[A-Z]|FORWARDED_ALLOW_IPS", document.read_text(encoding="utf-8")))
    unread = [each for each in named if each not in known]
    assert not unread, f"{document.relative_to(ROOT)} names {unread}, which nothing reads"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_linked_or_named_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = [document.parent / path for path in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)]
    named = [ROOT / path for path in re.findall(r"(?<![\w/])((?:deploy|docs/operating)/[\w./@-]*\.\w+)(?!\*)", text)]
    assert [str(path) for path in [*linked, *named] if not path.exists()] == []


# -- containers


def test_the_containers_run_what_the_image_holds() -> None:
    ours = [each for each in SERVICES.values() if each.get("image") == "firstlight"]
    assert len(ours) == 3
    for each in ours:
        program, *words = each["command"]
        assert program == "/app/bin/firstlight"
        assert wrong_with(words) is None
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert "firstlight" in scripts
    assert "/app/bin/pip install --no-cache-dir --require-hashes -r requirements.lock" in DOCKERFILE
    assert "secrets" in (ROOT / ".dockerignore").read_text(encoding="utf-8").split()


def test_the_tables_are_made_before_anything_is_served() -> None:
    assert SERVICES["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert all(each["depends_on"]["migrate"] == {"condition": "service_completed_successfully"} for each in APPS)
    assert SERVICES["proxy"]["depends_on"] == {name: {"condition": "service_healthy"} for name in ("app-1", "app-2")}, (
        "the image has a health check, which these wait for"
    )
    assert "HEALTHCHECK" in DOCKERFILE


def test_nothing_is_published_but_the_proxy_and_the_proxy_alone_is_believed() -> None:
    assert [name for name, each in SERVICES.items() if "ports" in each] == ["proxy"]
    address = SERVICES["proxy"]["networks"]["front"]["ipv4_address"]
    assert {each["environment"]["FORWARDED_ALLOW_IPS"] for each in APPS} == {address}
    assert ip_address(address) in ip_network(COMPOSE["networks"]["front"]["ipam"]["config"][0]["subnet"])
    assert COMPOSE["networks"]["storage"] == {"internal": True}
    assert SERVICES["database"]["networks"] == ["storage"]


def test_no_password_stands_in_the_file_and_every_file_that_it_brings_is_there() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert not re.search(r"://[^/\s]*:[^/\s]*@", text)
    for each in SERVICES.values():
        for variable, value in each.get("environment", {}).items():
            assert "PASS" not in variable or variable.endswith("_FILE")
            for secret in re.findall(r"/run/secrets/(\w+)", str(value)):
                assert secret in each["secrets"]
                assert secret in COMPOSE["secrets"]
        for mounted in each.get("volumes", ()):
            source = mounted.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]
    assert "/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_the_proxy_asks_every_process_whether_it_is_ready_often_enough() -> None:
    (to,) = re.findall(r"reverse_proxy (.*) \{", CADDY)
    ports = {each["command"][each["command"].index("--port") + 1] for each in APPS}
    assert to.split() == [f"app-{n}:{port}" for n, port in zip((1, 2), [*ports] * 2, strict=True)]
    settings = dict(re.findall(r"(?m)^\t\t(\w+) (\S+)$", CADDY))
    (asked,) = re.findall(r"127\.0\.0\.1:\d+(/\w+)", DOCKERFILE)
    routes = {getattr(route, "path", None) for route in router.routes}
    assert {settings["health_uri"], asked} == {"/ready", "/health"} <= routes
    interval, timeout = (float(settings[name].rstrip("s")) for name in ("health_interval", "health_timeout"))
    assert timeout > PATIENCE
    assert all(float(each["environment"]["FIRSTLIGHT_DRAIN"]) > interval + timeout for each in APPS)


# -- one machine


def test_no_proxy_of_ours_writes_paths_down() -> None:
    nginx = (ROOT / "deploy" / "nginx" / "firstlight.conf").read_text(encoding="utf-8")
    for server in nginx.split("\nserver {")[1:]:
        assert "access_log off;" in server
        assert re.search(r"error_log \S+ emerg;", server), "at a lower level nginx writes requests down that failed"
    assert "exclude http.log.error http.handlers.reverse_proxy" in CADDY


def test_while_no_process_answers_every_proxy_of_ours_says_so_in_words() -> None:
    away = ROOT / "deploy" / "away.html"
    nginx = (ROOT / "deploy" / "nginx" / "firstlight.conf").read_text(encoding="utf-8")
    assert "rewrite * /away.html" in CADDY
    assert f"./deploy/away.html:{re.findall(r'root [*] (.*)', CADDY)[0]}/away.html:ro" in SERVICES["proxy"]["volumes"]
    (root,) = re.findall(r"root (/.*);", nginx)
    assert re.search(r"error_page 502 504 /away\.html;", nginx)
    guide = (ROOT / "docs" / "operating" / "one_machine.md").read_text(encoding="utf-8")
    assert f"{away.relative_to(ROOT)} {root}/away.html" in guide


@pytest.mark.parametrize("unit", [*UNITS], ids=lambda path: path.name)
def test_whoever_ends_a_process_waits_until_it_has_let_go(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    if "firstlight serve" in text:
        (drain,), (patience,) = re.findall(r"FIRSTLIGHT_DRAIN=(\d+)", text), re.findall(r"TimeoutStopSec=(\d+)", text)
        assert int(patience) > int(drain) + CANCELLED
        assert "Restart=always" in text
    for each in ("ProtectSystem=strict", "NoNewPrivileges=yes", "ReadWritePaths=/var/lib/firstlight", "UMask=0077"):
        assert each in text


def test_the_containers_are_given_the_time_that_a_process_takes_to_let_go() -> None:
    for each in APPS:
        patience = int(each["stop_grace_period"].rstrip("s"))
        assert patience > int(each["environment"]["FIRSTLIGHT_DRAIN"]) + CANCELLED


# -- what is installed, and what the documents count


def test_the_wheel_brings_the_revisions_and_every_template() -> None:
    brought = {each.distribution_path for each in WheelBuilder(str(ROOT)).recurse_included_files()}
    needed = [*(ROOT / "service" / "migrations").rglob("*.py"), *(ROOT / "web" / "templates").rglob("*.*")]
    assert {str(path.relative_to(ROOT)) for path in needed if "__pycache__" not in path.parts} <= brought


def test_the_documents_say_how_many_connections_a_process_takes() -> None:
    pool: Any = engine_of("postgresql://user@host/name").pool
    most = MOST + 2 + pool.size() + pool._max_overflow
    (allowed,) = re.findall(r"max_connections=(\d+)", " ".join(SERVICES["database"]["command"]))
    assert int(allowed) >= len(APPS) * most + 20
    text = (ROOT / "docs" / "operating" / "postgresql.md").read_text(encoding="utf-8")
    assert f"{most} connections" in text


def test_what_each_step_back_costs_is_told() -> None:
    text = (ROOT / "docs" / "operating" / "upgrading.md").read_text(encoding="utf-8")
    revisions = sorted(each.stem.partition("_")[0] for each in VERSIONS.glob("[0-9]*.py"))
    untold = [each for each in revisions[:-1] if f"| {each} |" not in text]
    assert not untold, f"docs/operating/upgrading.md does not say what is lost by going back to {untold}"
