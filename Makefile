# Every command a newcomer needs; `make` alone prints this list.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup play run check test bench audit lint lock pages preview

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make the virtual environment .venv from the pinned requirements

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14) and "Tropa needs Python 3.11 to 3.13: make setup PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Tropa needs Python's venv: apt install python3-venv, or another Python: make setup PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

play: setup ## open the playground: the whole bot in the browser, without a token
	$(BIN)/tropa play

run: setup ## the bot on Telegram; needs BOT_TOKEN in the environment or in .env
	$(BIN)/tropa run

lint: setup ## formatting, lint, types and import directions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## the quick loop: lint, types, and the tests nearest to your change
	$(BIN)/pytest -q -n 2 --dist worksteal $$($(BIN)/python tests/nearest.py)

test: lint ## every check: lint, types, architecture, tests
	$(BIN)/pytest -n 2 --dist worksteal --durations 20

bench: setup ## the figures: pictures, taps a map, the largest maps
	$(BIN)/tropa bench

audit: setup ## known holes in what is pinned (asks a server about each package)
	@$(BIN)/python -c 'import pip_audit' 2>/dev/null || $(BIN)/pip install --quiet pip-audit
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements/run.txt

pages: setup ## the documents' pictures and the format's page, anew (needs Chromium)
	$(BIN)/python -m tests.docs.format_page
	$(BIN)/python -m tests.docs.pictures

preview: setup ## screens and all trades' pictures on two pages, in preview/
	$(BIN)/python -m tests.docs.preview

lock: ## pin the requirements anew (needs uv)
	uv pip compile pyproject.toml --extra postgres --extra playground --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements/dev.txt
	uv pip compile pyproject.toml --extra postgres --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -c requirements/dev.txt -o requirements/run.txt
