# The only thing to remember: `make`. Everything runs in .venv, which `make setup` makes from the lock.

BIN := .venv/bin
SIZE ?= small
PORT ?= 8000
ARGS ?=
# The first Python from 3.11 on.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$python; break; }; done)
MESSAGES := $(wildcard src/tandem/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help setup run demo test properties browser check fix docs migrations messages bench bench-engine mutate trust trust-short lock
MAKEFLAGS += --no-print-directory

help: ## Says what each of these words does.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r word does; do \
		printf '  make %-12s %s\n' "$$word" "$$does"; done

setup: .venv/.ready .venv/.messages ## Makes .venv with the packages of the lock, or does nothing when it is up to date.

.venv/.ready: requirements/dev.lock requirements/installer.lock pyproject.toml tools/setup.py
	@test -n "$(PYTHON)" || { echo 'setup: Tandem needs Python 3.11 or newer, found none.' >&2; exit 1; }
	@$(PYTHON) tools/setup.py
	@touch $@

.venv/.messages: .venv/.ready $(MESSAGES)
	@$(BIN)/python -m tools.messages compile
	@touch $@

run: setup ## Starts Tandem with an invented region on http://localhost:8000; Ctrl-C stops it (PORT=8001 for another port).
	@$(BIN)/tandem migrate
	@$(BIN)/tandem load
	@$(BIN)/tandem demo --size small --only-when-empty
	@BASE_URL=$${BASE_URL:-http://localhost:$(PORT)} $(BIN)/tandem run --port $(PORT)

demo: setup ## Builds the invented region anew: SIZE=small (seconds) or SIZE=flanders (minutes).
	@$(BIN)/tandem migrate
	@$(BIN)/tandem demo --size $(SIZE) --rebuild

test: setup ## Runs the tests on SQLite, then the database tests on PostgreSQL where it is installed (ARGS="-k mentor").
	@$(BIN)/python -m tools.test $(ARGS)

properties: setup ## Draws a hundred thousand examples of each property of hours, periods and amounts (some minutes).
	@$(BIN)/python -m tools.test --properties $(ARGS)

browser: setup ## Runs the journeys in a real browser, with the accessibility check at each step.
	@$(BIN)/python -m tools.test --browser $(ARGS)

check: setup ## Checks format, lint, imports, types, migrations, templates, generated pages, messages and licences.
	@$(BIN)/python -m tools.checks $(ARGS)

fix: setup ## Repairs what can be repaired by itself: format, lint, generated pages.
	@$(BIN)/ruff check -q --fix-only .
	@$(BIN)/ruff format -q .
	@$(BIN)/python -m tools.docs write

docs: setup ## Writes the generated pages of docs/reference anew.
	@$(BIN)/python -m tools.docs write

migrations: setup ## Writes a migration for what changed in the models.
	@DJANGO_SETTINGS_MODULE=tandem.config.settings $(BIN)/django-admin makemigrations $(ARGS)
	@$(BIN)/ruff format -q src/tandem/*/migrations src/tandem/*/*/migrations

messages: setup ## Collects every Dutch sentence into the catalogue for translators.
	@$(BIN)/python -m tools.messages extract

bench: setup ## Measures what we promise about speed, and prints the ratios.
	@$(BIN)/python -m benchmarks $(ARGS)

bench-engine: setup ## Measures the matching engine against its peers, up to a million learners (ARGS="--learners 10000").
	@$(BIN)/python -m benchmarks.engine $(ARGS)

mutate: setup ## Makes one mistake at a time in the engine and counts how many its tests notice (ARGS="matchmaker.score").
	@$(BIN)/python -m tools.mutate $(ARGS)

trust: setup ## Runs the long trust suite (races, kills, fuzz, corpora) and writes its report.
	@$(BIN)/python -m tools.test --trust=long $(ARGS)

trust-short: setup
	@$(BIN)/python -m tools.test --trust=short $(ARGS)

lock: setup ## Resolves the packages anew and writes the locks, with hashes and without addresses.
	@$(BIN)/python -m tools.lock
