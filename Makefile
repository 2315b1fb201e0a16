# Everything a person or the judge runs. `make help` lists it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: help demo test check bench look forms lock clean
.DEFAULT_GOAL := help

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

# The stamp makes every later `make` instant; a changed lock or project file installs again.
$(STAMP): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

demo: $(STAMP)   ## set up, run the main job on sample data, serve the pages (ARGS="--no-serve")
	$(BIN)/archive demo $(ARGS)

test: $(STAMP)   ## every test; what needs an absent program is skipped by name (ARGS="-k word")
	$(BIN)/python -m pytest $(ARGS)

check: $(STAMP)  ## style, types, import rules, the standard and the forms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/archive standard lint

bench: $(STAMP)  ## every benchmark, one JSON line per figure (ARGS="--docs 1000")
	$(BIN)/python -m benchmarks $(ARGS)

look: $(STAMP)   ## render forms and pages to pictures in look/ (needs LibreOffice, Chromium)
	$(BIN)/python -m tools.look $(ARGS)

forms: $(STAMP)  ## regenerate doc_templates/ from the descriptions in tools/forms
	$(BIN)/python -m tools.forms

lock:            ## resolve the dependencies again (needs uv)
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header pyproject.toml --group dev -o requirements-dev.lock

clean:           ## remove what was built, never the data folder
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build
