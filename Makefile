# Every command that a person needs. `make site` builds the site, `make test` proves everything.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := site
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks
# No byte of the site depends on the day it is built.
export SOURCE_DATE_EPOCH ?= 0
# Only announcements depend on the day: those of the past are left out.
export HELPCENTRE_TODAY ?= $(shell date -u +%F)

.PHONY: help site release serve check links setup test lint types bench bench-build bench-links bench-search bench-verify bench-secrets mutations browser rules picture lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

site: setup ## build and prove the whole site into site/; a failed build leaves the last one
	@rm -rf .site-next
	@$(BIN)/mkdocs build --strict --site-dir .site-next || { rm -rf .site-next; \
		echo "make site: not built; mend the findings above. The last good $(SITE)/ is untouched." >&2; exit 1; }
	@rm -rf .site-last; if [ -d $(SITE) ]; then mv $(SITE) .site-last; fi; mv .site-next $(SITE); rm -rf .site-last
	@echo "make site: done. Open $(SITE)/index.html through \`make serve\`, or publish the folder $(SITE)/."

release: setup ## build for publishing: refuses samples and what is unfinished, records the codes
	@$(BIN)/python -m helpcentre check --release || { \
		echo "make release: refused; mend the findings above. $(SITE)/ is untouched." >&2; exit 1; }
	@$(MAKE) --no-print-directory site
	@$(BIN)/python -m helpcentre record

serve: setup ## show the site at http://127.0.0.1:8000 and rebuild on every change
	@$(BIN)/mkdocs serve --no-strict

check: setup ## check articles, links and translations without building
	@$(BIN)/python -m helpcentre check

links: $(VENV)/.live-ready ## ask every external link whether it is alive
	@$(BIN)/python -m helpcentre links --live

test: $(VENV)/.test-ready browser lint types ## run every test: lint, types, units, build, browser
	@$(BIN)/python -m pytest

lint: $(VENV)/.test-ready
	@echo "lint: ruff"; $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .

types: $(VENV)/.test-ready
	@echo "types: mypy"; $(BIN)/mypy --no-error-summary

browser: ## install chromium and Chinese fonts where missing and possible
	@sh tests/browser/install.sh

rules: setup ## renew the list of rules in CONTRIBUTING.md
	@$(BIN)/python tools/renew_rules.py CONTRIBUTING.md

picture: site $(VENV)/.test-ready browser ## renew the picture of the home page in README
	@$(BIN)/python -m tests.browser.picture

bench: bench-build bench-links bench-search bench-secrets bench-verify ## print every figure below; about half an hour

bench-build: $(VENV)/.test-ready ## print timings and sizes
	@$(BIN)/python -m benchmarks.build

bench-links: $(VENV)/.test-ready ## plant faults in a small site; print what we and other checkers find
	@$(BIN)/python -m benchmarks.links
	@$(BIN)/python -m benchmarks.liveness

bench-search: $(VENV)/.test-ready browser ## ask ours, Material's and Pagefind's search what readers ask; print figures and costs
	@$(BIN)/python -m benchmarks.search
	@$(BIN)/python -m benchmarks.search costs

bench-secrets: $(VENV)/.test-ready browser ## give the guard 15,000 recovery phrases and 200,000 ordinary passages; print what it takes for what
	@$(BIN)/python -m benchmarks.secrets

bench-verify: $(VENV)/.test-ready ## imitate names in thousands of ways; print what the verifier sees, and honest hosts it flags
	@$(BIN)/python -m benchmarks.verify

mutations: $(VENV)/.test-ready ## spoil our translations in many ways; print what the checks notice
	@$(BIN)/python -m benchmarks.translations

setup: $(VENV)/.site-ready

$(VENV)/.site-ready: requirements.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements-dev.txt
	@touch $@ $(VENV)/.site-ready $(VENV)/.live-ready

$(VENV)/.live-ready: requirements-liveness.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements-liveness.txt
	@touch $@ $(VENV)/.site-ready

lock: $(VENV)/.test-ready ## renew the locked versions and hashes after editing requirements*.in
	@for name in requirements requirements-liveness requirements-dev; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
			$$name.in --output-file $$name.txt; done

clean: ## remove everything that was built or installed here
	@rm -rf $(VENV) $(SITE) .site-next .site-last .pytest_cache .mypy_cache .ruff_cache
