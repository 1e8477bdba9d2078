# make demo   set up what running needs, build the record of examples/, say where the page is
# make test   set up what testing needs, check the code, run the tests
# make evaluate   measure the language core on ../shared/data (SHARED=folder for another place)
# make train      train the language core anew (75 minutes on two cores; goes on where it stopped)
# make card       measure as `evaluate` does and write the core's card
# See README.md. Everything is made inside this folder (.venv, node_modules, demo-record).

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

SHARED ?= ../shared
RUN ?= training

.PHONY: demo test check unit setup bench screenshot evaluate train card clean

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

evaluate: .venv/.test-ready
	@$(BIN)/python -m model.language.evaluate --shared $(SHARED)

# The allocator keeps what it has freed: without it a third of a training step goes into getting the same memory again.
train: .venv/.train-ready
	@MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=10000000000 MALLOC_TOP_PAD_=1000000000 \
	  $(BIN)/python -m model.language.train $(SHARED)/data $(RUN)
	@$(BIN)/python -m model.language.talk $(SHARED)/data $(RUN)
	@$(BIN)/python -m model.language.export $(RUN) src/backchannel/language/core/weights

# What the shipped weights get right goes into their card.
card: .venv/.test-ready
	@mkdir -p $(RUN)
	@$(BIN)/python -m model.language.evaluate --shared $(SHARED) --json $(RUN)/figures.json
	@$(BIN)/python -m model.language.card $(SHARED)/data $(RUN)/figures.json

.venv/.train-ready: .venv/.run-ready
	@echo "Installing what training needs …"
	@$(PIP) install -c constraints.txt -e '.[train]'
	@touch $@

screenshot: setup
	@$(BIN)/python tools/screenshot.py

clean:
	rm -rf .venv node_modules demo-record
