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

.PHONY: look help setup run test check format bench lock clean

help:
	@echo "make run     match the bundled example round and say where the report lies"
	@echo "make test    run every test"
	@echo "make check   format, lint, types, import contracts, tests: before each commit"
	@echo "make bench   measure, beside the real peers, and write docs/figures.md"

setup: $(VENV)/.ready

# The marker stands for: the locked packages, the project itself, and the engine's kernels compiled once.
$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	@echo "Installing what Sameboat stands on (once, a minute or so) ..."
	@$(PIP) install --quiet uv \
	    && $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock \
	    || $(PIP) install --quiet --compile --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@echo "Compiling the engine (once, a minute or two) ..."
	@$(BIN)/python -m sameboat.engine.warm
	@touch $@

run: setup
	@$(BIN)/sameboat example --out var/example

test: setup
	$(BIN)/python -m pytest -n auto

FOR_CHECKS := SAMEBOAT_TESTING=1 SAMEBOAT_FOLDER=$(CURDIR)/var/check SAMEBOAT_KEYS=$(CURDIR)/var/check/keys

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(FOR_CHECKS) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -r src -c pyproject.toml
	$(BIN)/python -m pytest -n auto

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m bench

look: setup
	$(BIN)/python -m sameboat.base.ui.bundle

lock:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) var
