# make demo   set up what running needs, build the record of examples/, say where the page is
# make test   set up what testing needs, check the code, run the tests
# See README.md. Everything is made inside this folder (.venv, node_modules, demo-record).

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: demo test check unit setup bench screenshot clean

demo: .venv/.run-ready
	@echo "Building the record of examples/libya-2011 …"
	@$(BIN)/backchannel build examples/libya-2011 -o demo-record
	@$(BIN)/backchannel timeline demo-record
	@$(BIN)/backchannel page demo-record

test: setup check unit

check:
	@echo "Checking style, types and layers …"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

unit:
	@echo "Running the tests …"
	@$(BIN)/pytest -n 2 --dist loadfile

setup: .venv/.test-ready node_modules/.ready

.venv/.run-ready: pyproject.toml constraints.txt
	@echo "Setting up .venv …"
	@$(PYTHON) -m venv .venv
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.test-ready: .venv/.run-ready
	@echo "Installing the tools for testing …"
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

node_modules/.ready: package.json package-lock.json tools/browser.sh
	@echo "Setting up the browser tests …"
	@sh tools/browser.sh
	@mkdir -p node_modules && touch $@

bench: .venv/.test-ready
	@$(BIN)/python benchmarks/build.py

screenshot: setup
	@$(BIN)/python tools/screenshot.py

clean:
	rm -rf .venv node_modules demo-record
