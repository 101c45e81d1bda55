# Firstlight. `make` lists what can be done.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOGETHER := -n 3 --dist loadfile --no-loadscope-reorder
STAMP := $(VENV)/installed
CHROMIUM := $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))

.DEFAULT_GOAL := help
.PHONY: help install demo run test test-postgresql attack mutate lint check fix bench picture docs

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

install: $(STAMP) ## everything into .venv

$(STAMP): pyproject.toml requirements.lock requirements-node.lock package-lock.json build_assets.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock
	FRESH_ASSETS=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: install ## a reference day played on the live board, to be played with afterwards
	$(BIN)/firstlight demo $(DEMO)

run: install ## the service over ./firstlight.db
	$(BIN)/firstlight serve

# Coverage of domain/ and projections/ is held at 100 % (fail_under in pyproject.toml) where all tests run, as in CI.
# It is measured in the tests that run first (MEASURED in tests/conftest.py). On two cores three processes end sooner
# than two: a test in a browser waits for a third of its time. A file's tests share a process, and what they tell once.
# A run that leaves tests out says so, and is not failed for what only these would have covered.
test: install ## all tests; browser tests need a Chromium, PDF tests need Pango
	@echo "The stories on PostgreSQL, then every test on the embedded store."
	TEST_STORE=postgresql $(BIN)/python -m pytest -q $(TOGETHER) tests/stories
	@left="$(if $(CHROMIUM),,not browser)"; \
	$(BIN)/python -c "import weasyprint" 2>/dev/null || left="$${left:+$$left and }not pdf"; \
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest $(TOGETHER) --cov --cov-report=term-missing:skip-covered \
	  $${left:+--cov-fail-under=0} -m "$$left" || exit $$?; \
	case "$$left" in *browser*) \
	  echo "Left out: the browser tests (pytest -m browser), because no Chromium was found on this machine."; \
	  echo "To run them too: apt-get install chromium, then make test.";; esac; \
	case "$$left" in *pdf*) \
	  echo "Left out: the tests of the PDF (pytest -m pdf), because Pango was not found on this machine."; \
	  echo "To run them too: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, then make test.";; esac; \
	if [ -n "$$left" ]; then echo "Coverage was not held at 100 %, because tests were left out."; fi

test-postgresql: install ## every test that can run on either store, on PostgreSQL
	TEST_STORE=postgresql CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest $(TOGETHER) tests/stories tests/service tests/web

attack: install ## every edge of every field by every way in, PDFs too; most of an hour
	ATTACK=long $(BIN)/python -m pytest -n 2 tests/attack

mutate: install ## change the rules of domain/, one at a time, and see each change noticed; most of an hour
	rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/python -m tests.mutation

lint: install ## format, lint, types, import contracts, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/firstlight docs --check

check: lint test ## everything that CI runs

fix: install ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install ## the figures that the speed claims rest on; WHAT=boards measures one, WHAT=results writes bench/RESULTS.md
	$(BIN)/python -m bench $(WHAT)

picture: install ## the picture in the README and those of docs/cases.md (in pictures/), taken by tests
	PICTURES=pictures CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q tests/browser/test_every_page.py -k no_violation
	cp pictures/board-820.png docs/board.png
	PICTURES=pictures CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q tests/browser/test_case_pictures.py

docs: install ## write the generated files: openapi/ and docs/catalogue.md
	$(BIN)/firstlight docs
