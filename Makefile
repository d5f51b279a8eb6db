# The checks and chores of the project. Another interpreter: make check PYTHON=python3.12
PYTHON := $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)
FRESH := $(shell mktemp -u -d)

.PHONY: check format lint types layers tests docs fix bench lock wheel-test

check: format lint types layers tests docs

format:
	$(PYTHON) -m ruff format --check .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

layers:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-logo

tests:
	$(PYTHON) -m pytest -n auto --dist loadfile tests

# Examples in docstrings, and what README says of the program.
docs:
	$(PYTHON) -m pytest -n auto --dist loadfile kg cli tests/project/test_readme.py

fix:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench:
	$(PYTHON) tests/bench/run.py

# Only names and versions go in: no index, no host, no path.
lock:
	python3 -m venv $(FRESH)
	$(FRESH)/bin/python -m pip install --quiet --upgrade --upgrade-strategy eager '.[dev]'
	( sed '/^[^#]/,$$d' constraints.txt; $(FRESH)/bin/python -m pip list --format freeze --exclude codellm-kg --exclude pip --exclude setuptools ) > constraints.new
	mv constraints.new constraints.txt
	rm -r $(FRESH)

# The wheel alone, away from the source; what needs the source itself is left out.
wheel-test:
	python3 -m venv $(FRESH)
	$(FRESH)/bin/python -m pip install --quiet -c constraints.txt '.[dev]'
	cp -r tests pyproject.toml $(FRESH)
	cd $(FRESH) && bin/python -m pytest -n auto --dist loadfile -m 'not checkout' tests
	rm -r $(FRESH)
