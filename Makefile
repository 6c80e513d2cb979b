# Two commands: `make weekly` and `make test`. Each prepares what it needs, once.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: weekly test lint lock messages fuzz kills sbom clean
SECONDS ?= 600
KILLS ?= 200

weekly: .venv/.run
	$(BIN)/linli weekly --yes

test: .venv/.test
	@sh tests/chromium.sh
	$(BIN)/python -m pytest

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/bin/python:
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "linli needs Python 3.11 or newer with venv: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing the pinned packages into .venv (the first time takes a minute or two) ..."
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-index --no-build-isolation -e .
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

# What follows is for developers.

lock:  ## pin anew what pyproject.toml asks for
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra build --extra test -o requirements/test.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra build -c requirements/test.txt -o requirements/run.txt pyproject.toml

messages:  ## collect the message ids, and compile the Chinese
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -k text:1 --no-location --sort-output -o build/linli.pot scheduler
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i build/linli.pot -d scheduler/locale -l zh_CN -D linli
	$(BIN)/pybabel --quiet compile --use-fuzzy -d scheduler/locale -D linli
	$(BIN)/pybabel --quiet compile --use-fuzzy -d scheduler/locale -D messages

fuzz: .venv/.test  ## throw hostile bytes at the readers for SECONDS
	$(BIN)/python -m tests.trust.fuzz --seconds $(SECONDS)

kills: .venv/.test  ## kill runs at KILLS moments and look at what is left
	$(BIN)/python -m tests.trust.kills --kills $(KILLS)

sbom: .venv/.test  ## list what a run is made of, with licences, as CycloneDX
	@mkdir -p build
	$(PYTHON) -m venv --clear build/sbom-venv
	build/sbom-venv/bin/pip --quiet install --require-hashes -r requirements/run.txt
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml -o build/sbom.cdx.json build/sbom-venv
	@rm -r build/sbom-venv

clean:
	rm -rf build .venv
