"""What the dashboard and the alerts ask for is measured, what is measured is shown, and each alert says what to do."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service import metrics
from service.commands.measured import OUTCOMES

OPERATING = Path(__file__).parents[2] / "docs" / "operating"
DASHBOARD = json.loads((OPERATING / "dashboard.json").read_text(encoding="utf-8"))
ALERTS = [
    rule
    for group in yaml.safe_load((OPERATING / "alerts.yaml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
ASKED = [one["expr"] for panel in DASHBOARD["panels"] for one in panel.get("targets", ())] + [
    rule["expr"] for rule in ALERTS
]
NAME = re.compile(r"\b(?:firstlight|process|python)_\w+")
ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum"), "gauge": ("",)}
OF_THE_PROCESS = {"process_max_fds", "process_open_fds", "process_cpu_seconds_total", "process_resident_memory_bytes"}


def measured() -> dict[str, Any]:
    """Every sample that is told, and the metric that tells it."""
    found: dict[str, Any] = dict.fromkeys(OF_THE_PROCESS)
    for each in vars(metrics).values():
        if isinstance(each, metrics.Counter | metrics.Gauge | metrics.Histogram):
            found |= {f"{each._name}{ending}": each for ending in ENDINGS[each._type]}
    return found


MEASURED = measured()


@pytest.mark.parametrize("asked", ASKED)
def test_whatever_is_asked_for_is_measured(asked: str) -> None:
    names = NAME.findall(asked)
    assert names or "up{" in asked
    assert not set(names) - set(MEASURED), f"service/metrics.py tells no such thing: {asked}"


@pytest.mark.parametrize("asked", ASKED)
def test_labels_that_are_asked_for_are_told(asked: str) -> None:
    for name, said in re.findall(r"(firstlight_\w+)\{(.*?)\}", asked):
        for label in re.findall(r"(\w+)(?:=|!=)~?\"", said):
            assert label in MEASURED[name]._labelnames, asked
    for label in re.findall(r"by \((\w+)\)", asked):
        told = {"le", "instance"} | {one for name in NAME.findall(asked) for one in MEASURED[name]._labelnames}
        assert label in told, asked


def test_the_outcomes_of_commands_are_those_that_are_asked_for() -> None:
    asked = {
        code
        for each in ASKED
        for codes in re.findall(r'command_\w+\{outcome=~?"(.*?)"', each)
        for code in codes.split("|")
    }
    assert asked <= {"stored", "failed", *OUTCOMES.values()}


def test_whatever_is_measured_is_shown() -> None:
    shown = {MEASURED[name] for each in ASKED for name in NAME.findall(each)}
    hidden = {each._name for each in MEASURED.values() if each not in shown}
    assert not hidden, f"draw {sorted(hidden)} in docs/operating/dashboard.json, or take it out of service/metrics.py"


def test_there_are_five_alerts_and_each_says_what_it_means_in_the_hall_and_what_to_do() -> None:
    assert len(ALERTS) == 5
    for rule in ALERTS:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}
        assert set(rule["annotations"]) == {"summary", "means", "do"}


def test_the_guide_names_each_alert() -> None:
    guide = (OPERATING / "watching.md").read_text(encoding="utf-8")
    assert not [rule["alert"] for rule in ALERTS if f"`{rule['alert']}`" not in guide]
