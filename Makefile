# Needs make and Python 3.11.5 or newer (PYTHON=/path/to/python3.12 picks one). Everything else is installed
# into .venv, at the versions and hashes in requirements.lock.
PYTHON ?= python3
JOBS ?= 2
NOTEBOOKS ?= $(sort $(wildcard notebooks/[0-9]*.ipynb))
# How long `make fuzz` tries each harness, in seconds: make fuzz FUZZ=3600
FUZZ ?= 60
HARNESSES := readers gate splitter highlighter
BIN := .venv/bin
export PYTHONHASHSEED := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help env workbook execute site test lab bench battery fuzz audit check lock lowest clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

env: .venv/installed  ## make .venv from the lock file (done once)

workbook: execute site  ## run every notebook, build the site in _site
	@echo "workbook: $(words $(NOTEBOOKS)) notebooks run; open _site/index.html"

execute: .venv/installed  ## run the notebooks in place, in order
	$(BIN)/jupyter nbconvert --config notebooks/jupyter_nbconvert_config.py $(NOTEBOOKS)

site: .venv/installed  ## build the site in _site from the notebooks as saved
	$(BIN)/sphinx-build --quiet --fail-on-warning --fresh-env --builder html \
	  --doctree-dir build/doctrees notebooks build/site
	rm -rf _site && mv build/site _site

test: .venv/installed  ## every test: units, doctests, browser, notebooks
	$(BIN)/pytest --numprocesses $(JOBS) --dist loadfile --nbval
	@echo "test: all passed"

lab: .venv/installed  ## open the start page for your own articles in JupyterLab
	$(BIN)/jupyter lab notebooks/07-your-own-articles.ipynb

bench: .venv/installed  ## measure speed and memory beside other tools, write data/benchmark.csv
	$(BIN)/python tests/bench.py

battery: .venv/installed  ## try bad input on every door and on other tools, write data/battery.csv
	$(BIN)/python tests/battery.py --out data/battery.csv

fuzz: .venv/installed  ## fuzz each harness for FUZZ seconds
	set -e; for harness in $(HARNESSES); do $(BIN)/python tests/fuzz/fuzz.py $$harness --seconds $(FUZZ); done
	@echo "fuzz: no fault found"

# What pip-audit takes besides, for a mirror of OSV: make audit AUDIT='--osv-url http://localhost:8000/v1/query'
AUDIT ?=

audit: .venv/installed  ## ask OSV for known vulnerabilities of every pin, of every platform (needs network)
	@mkdir -p build
	@sed 's/ ;[^\\]*//' requirements.lock > build/audit.txt
	@$(BIN)/uv tool run --quiet --python $(BIN)/python pip-audit@2.10.1 --requirement build/audit.txt --disable-pip \
	  --vulnerability-service osv --progress-spinner off $(AUDIT) 2> build/audit.log \
	  || { grep '^Found ' build/audit.log || { tail -n 1 build/audit.log; \
	       echo "audit: stopped before an answer, see the line above; of the pins nothing is known"; }; exit 1; } >&2
	@echo "audit: no known vulnerability in $$(grep -c '==' build/audit.txt) pins"

check: .venv/installed  ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --quiet tests/test_layers.py
	@echo "check: all passed"

lock:  ## renew requirements.lock from pyproject.toml (uv from .venv, or any uv on the PATH)
	PATH="$(CURDIR)/$(BIN):$$PATH" uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
	  --fork-strategy fewest --all-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

lowest: .venv/installed  ## the tests at the lowest versions that pyproject.toml allows
	$(PYTHON) -m venv --clear .venv-lowest
	$(BIN)/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct --only-binary :all: \
	  --editable '.[learn,scale,site,test,dev]'
	.venv-lowest/bin/pytest --numprocesses $(JOBS) --dist loadfile src tests
	@echo "lowest: all passed"

clean:  ## remove everything that was made
	rm -rf .venv .venv-lowest _site build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks

.venv/locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { \
	  echo "credence needs Python 3.11.5 or newer (patterns of earlier ones match wrongly); $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 env" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "env: ready in .venv"
