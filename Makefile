# One word for each thing people do here. Every word does its own set-up first.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Two threads fighting over two cores are slower than one: the numeric libraries stay single-threaded,
# the engine shares out its own work.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
PORT ?=

.PHONY: help run example setup test test-sqlite test-postgresql check format look words pictures bench lock clean

help:
	@echo "make run      a site full of invented people, on http://localhost:8000 or the next free port"
	@echo "make example  match 860 invented sign-ups on the command line, and say where the report lies"
	@echo "make test     run every test; what touches the database once more on PostgreSQL"
	@echo "make check    format, lint, types, import contracts, tests: before each commit"
	@echo "make look     build the stylesheet and the icons, after a change in base/ui/styles or base/ui/icons"
	@echo "make words    collect every sentence for translators, and compile what they wrote"
	@echo "make pictures take a picture of every page into var/pictures"
	@echo "make bench    measure, beside the real peers, and write docs/figures.md"

# ---- Installing. What the site runs on is enough to run it; tests, checks and measurements need everything.
# uv is quick; where it is not to be had, pip does the same.

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet uv || true

define install
	@if [ -x $(BIN)/uv ]; then \
	    $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1); \
	else \
	    $(PIP) install --quiet --require-hashes -r $(1); \
	fi
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m sameboat.base.ui.words compile
endef

$(VENV)/.site: requirements-site.lock pyproject.toml | $(BIN)/python
	@echo "Installing what a site runs on (once, less than a minute) ..."
	$(call install,requirements-site.lock)
	@touch $@

$(VENV)/.everything: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing everything, tools and peers too (once, a minute or so) ..."
	$(call install,requirements.lock)
	@touch $@ $(VENV)/.site

$(VENV)/.sameboat-engine: | $(VENV)/.site
	@$(BIN)/sameboat warm

setup: $(VENV)/.everything $(VENV)/.sameboat-engine

# ---- Using it

# The engine is compiled beside the pages, the first time: nobody waits for it to look around.
run: $(VENV)/.site
	@$(BIN)/sameboat demo var/demo --serve $(if $(PORT),--port $(PORT))

example: $(VENV)/.site $(VENV)/.sameboat-engine
	@$(BIN)/sameboat example --out var/example

# ---- Working on it

test: test-sqlite test-postgresql

# Whoever is done takes over what waits for another: some tests take half a minute.
IN_PARALLEL := -n auto --dist worksteal

test-sqlite: setup $(VENV)/.chromium
	$(BIN)/python -m pytest $(IN_PARALLEL)

# Once more what touches the database, on the other one (tests/conftest.py leaves the rest out). Of the journeys those
# in which people write at the same time, or much: how a page looks does not depend on where its words lie.
JOURNEYS_ON_BOTH := $(addprefix tests/journeys/test_, a_participant_signs_up.py a_coordinator_opens_a_round.py \
    a_sheet_is_imported.py from_closing_to_announced.py the_mail_server_is_down.py two_browsers_talk.py \
    first_week_of_a_pair.py)

test-postgresql: setup $(VENV)/.chromium
	TEST_ON=postgresql $(BIN)/python -m pytest $(IN_PARALLEL) tests/base tests/members tests/mentoring tests/commons tests/doors $(JOURNEYS_ON_BOTH)

$(VENV)/.chromium: tests/chromium.sh | $(VENV)/.everything
	@sh tests/chromium.sh $(BIN)
	@touch $@

FOR_CHECKS := SAMEBOAT_TESTING=1 SAMEBOAT_FOLDER=$(CURDIR)/var/check SAMEBOAT_KEYS=$(CURDIR)/var/check-keys

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(FOR_CHECKS) $(BIN)/mypy
	$(BIN)/lint-imports
	$(FOR_CHECKS) DJANGO_SETTINGS_MODULE=sameboat.config.settings $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/bandit -q -r src -c pyproject.toml
	$(MAKE) test

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

look: $(VENV)/.everything
	$(BIN)/python -m sameboat.base.ui.bundle

words: $(VENV)/.everything
	$(BIN)/python -m sameboat.base.ui.words

pictures: setup $(VENV)/.chromium
	$(BIN)/python -m pytest -n 0 tests/pictures/take.py

bench: setup
	$(BIN)/python -m bench

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml

# One choice of versions: the site's are those of everything.
lock: | $(VENV)/.everything
	$(COMPILE) --all-extras -o requirements.lock
	$(COMPILE) --extra build --constraints requirements.lock -o requirements-site.lock

clean:
	rm -rf $(VENV) var
