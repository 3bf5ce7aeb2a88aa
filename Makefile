# Everything runs in an environment of its own: .venv
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo
export INROADS_SHARED ?= ../shared

.PHONY: demo test check check-fast format golden bench bench-posts bench-graph coverage recovery spark reliability fuzz catalogue offline wheel wheelhouse clean

$(VENV)/.installed: pyproject.toml hatch_build.py $(wildcard src/inroads/locale/*/LC_MESSAGES/*.po)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev -c constraints.txt
	$(BIN)/python -m compileall -q src
	touch $@

demo: $(VENV)/.installed
	if [ -f $(DEMO)/truth.json ]; then rm -rf $(DEMO); fi
	$(BIN)/inroads demo $(DEMO)
	@echo 'To go on: source $(VENV)/bin/activate, then inroads --help'

test: $(VENV)/.installed
	$(BIN)/python -m pytest -n 2 --dist loadgroup --durations=10

check-fast: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/interrogate --quiet tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup -q -m "not slow"

check: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/interrogate --quiet tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

format: $(VENV)/.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/.installed
	INROADS_GOLDEN=write $(BIN)/python -m pytest -q tests/report tests/test_docs.py

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench

# make bench-posts [POSTS=10000000] [BENCH_FOLDER=/where/there/is/room] [SEARCH_POSTS=10000000] [PEER_SECONDS=300] [PEER_GIB=6]
bench-posts: $(VENV)/.installed
	$(BIN)/python -m tests.bench_posts

# make bench-graph [PERSONS=200000] [TIES=5000000] [PEER_SECONDS=300] [PEER_GIB=6]
bench-graph: $(VENV)/.installed
	$(BIN)/python -m tests.bench_graph

# make coverage [ROW="two_by_two ..."] [WORLDS=2000] [NETWORKS=18,40,180] [FAMILIES="plain my/folder"] [MINUTES=30] [PAGE=docs]
coverage: $(VENV)/.installed
	$(BIN)/python -m tests.operating.coverage --row "$(ROW)" --families "$(FAMILIES)" $(if $(WORLDS),--worlds $(WORLDS)) $(if $(NETWORKS),--networks $(NETWORKS)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(PAGE),--page $(PAGE),$(if $(ROW)$(FAMILIES),,--page docs))

# What Inroads says of invented fields held against the truth, on more of them than `make test` takes.
recovery: $(VENV)/.installed
	INROADS_SEEDS=8 $(BIN)/python -m pytest -q -n 2 --dist loadgroup tests/test_truth.py tests/operating/test_mirror.py

# Every rule of contact on DuckDB and on Spark: needs Java, and pip install -e '.[spark]'.
spark: $(VENV)/.installed
	INROADS_SPARK=1 $(BIN)/python -m pytest -q tests/graph/test_transpiled.py

reliability: $(VENV)/.installed
	INROADS_KILLS=1000 $(BIN)/python -m pytest -q tests/reliability

fuzz: $(VENV)/.installed
	$(BIN)/python -m tests.fuzz.fuzz_readers

catalogue: $(VENV)/.installed
	$(BIN)/python docs/catalogue.py

wheel: $(VENV)/.installed
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

wheelhouse: wheel
	$(BIN)/python -m pip download --quiet --dest dist/wheels -c constraints.txt dist/inroads-*.whl

# What a closed network does: installs from the folder of wheels alone, and runs the main job with no network at all.
offline: wheelhouse
	rm -rf dist/closed && $(PYTHON) -m venv dist/closed
	dist/closed/bin/python -m pip install --quiet --no-index --find-links dist/wheels inroads
	unshare --net --map-root-user dist/closed/bin/inroads demo dist/closed/demo --networks 6

clean:
	rm -rf $(VENV) dist build demo
