# Two commands to know: `make run` opens the app, `make test` checks everything.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin

# The first interpreter that is 3.11 or newer; `make run PYTHON=/path/to/python` chooses another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)

# A stamp is named by what was installed: nothing is reinstalled until a pinned list changes.
sum = $(shell cat $(1) | cksum | cut -d' ' -f1)
RUNTIME := $(VENV)/.runtime-$(call sum,requirements.txt constraints.txt)
TOOLS := $(VENV)/.tools-$(call sum,requirements.txt constraints.txt requirements-dask.txt tests/requirements.txt)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Python compiles what is imported, at its first import: a third of what is installed never is.
INSTALL := $(PIP) install --no-compile

# What a process has compiled the next ones read, the tests' own too: some machines ask that nothing be written.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run env test small whole rest alone quick lint style types format bench images rooms outdated sbom clean obtain

help: ## cette aide
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1	/'

run: $(RUNTIME) ## installer ce qui manque, puis ouvrir l'application
	@$(BIN)/python -m pages.ui.web.readiness
	@$(BIN)/streamlit run app.py

env: $(TOOLS) ## installer aussi les outils de développement
	@:

test: style small whole ## tout vérifier : style, types, tests, navigateur compris ; va chercher ce qui manque

# The small tests first: what is broken in one of them is seen within two minutes.
small: $(TOOLS)
	@$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder -q -x -m small tests/test_architecture.py tests/unit

# Journeys wait for a screen half of their time: three at once, and behind them what needs one core alone.
whole: obtain
	@$(MAKE) --no-print-directory -j 2 rest alone

# Without a browser the journeys fail in words: they are never passed over.
rest:
	@$(BIN)/pytest -n 3 --dist loadgroup --no-loadscope-reorder -m "not small" --durations 15 -rR

alone:
	@nice $(BIN)/mypy
	@nice $(BIN)/python -m tests.fuzz 2000
	@nice $(BIN)/python -m tests.saves 200
	@nice $(BIN)/python -m tests.monkey 8 25 2>/dev/null

quick: style types ## en moins d'une minute : style, types, et les tests les plus proches de ce qui a changé
	@$(BIN)/python -m tests.changed -n 2

lint: style types ## style et types seulement

style: $(TOOLS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(TOOLS)
	@$(BIN)/mypy

format: $(TOOLS) ## remettre le code en forme
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(TOOLS) ## vitesse et mémoire, en rapports (jamais des tests)
	@$(BIN)/python -m tests.bench

images: $(TOOLS) ## chaque écran et chaque page de courrier en PNG, dans .images/
	@$(BIN)/python -m tests.images

rooms: $(TOOLS) ## redessiner les pièces de la maison dans docs/architecture.md
	@$(BIN)/python -m tests.rooms

outdated: $(TOOLS) ## ce qui est en retard d'une version, ou connu pour une faille
	@$(BIN)/python -m tests.supply outdated

sbom: $(TOOLS) ## l'inventaire de ce qui est livré (CycloneDX), sur la sortie standard
	@$(BIN)/python -m tests.supply sbom

# One sentence for what could not be had; the tests that need it then say so.
obtain: $(TOOLS)
	@$(BIN)/python -m tests.obtain || true

clean: ## effacer l'environnement et tout ce qui se refait
	rm -rf $(VENV) .images .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null; then \
		echo "Il faut Python 3.11 ou plus récent (trouvé : $$($(or $(PYTHON),python3) --version 2>/dev/null || echo aucun))." >&2; \
		echo "Installez-le (https://www.python.org/downloads/, ou « apt install python3 »), puis relancez ;" >&2; \
		echo "ou indiquez-le : make run PYTHON=/chemin/vers/python3.12" >&2; exit 1; fi
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "L'environnement n'a pas pu être créé. Sous Debian ou Ubuntu : apt install python3-venv" >&2; exit 1; }

$(RUNTIME): | $(BIN)/python
	@echo "Installation des bibliothèques (une seule fois)…"
	@$(INSTALL) -r requirements.txt
	@rm -f $(VENV)/.runtime-* && touch $@

$(TOOLS): | $(RUNTIME)
	@echo "Installation des outils de test (une seule fois)…"
	@$(INSTALL) -r tests/requirements.txt
	@rm -f $(VENV)/.tools-* && touch $@
