# Every target sets up what it needs by itself, and nothing twice (see tools/prepare.py).
PYTHON ?= python3
ARGS ?=
QT_FREE := .venv-pure/bin/python
WITH_QT := .venv/bin/python
# A process for each core, four at most: each may need 1 GB. What is heard as it happens runs in one of them alone.
EVERY_CORE := -n auto --maxprocesses=4 --dist=loadgroup

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint test-without-qt test-with-qt bench faults soak fuzz sounds screenshots lock stopword voices wheel clean ready-to-run ready-to-test

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-18s%s\n", $$1, $$2 }' Makefile

run: ready-to-run ## open the window; ARGS="two-simple-stretches --start" hands arguments on
	@$(WITH_QT) -m stretchgui $(ARGS)

test: lint test-without-qt test-with-qt ## check and test everything; needs no screen

lint: ready-to-test ## ruff, mypy and the direction of imports
	$(WITH_QT) -m ruff check .
	$(WITH_QT) -m ruff format --check .
	$(WITH_QT) -m mypy
	.venv/bin/lint-imports

test-without-qt: ready-to-test ## the tests of the rooms without Qt, where PySide6 is not installed
	$(QT_FREE) -m pytest --without-qt $(EVERY_CORE)

test-with-qt: ready-to-test ## the other tests, with PySide6
	QT_QPA_PLATFORM=offscreen $(WITH_QT) -m pytest --rest $(EVERY_CORE)

bench: ready-to-test ## measure how quick and small it is, beside what it cannot be less than; ARGS="start memory"
	$(WITH_QT) -m benchmarks $(ARGS)

soak: ready-to-test ## a day and a night of sessions in one window, in half an hour; ARGS="--hours 1"
	$(WITH_QT) -m benchmarks.soak $(ARGS)

faults: ready-to-test ## go wrong on purpose, for two hours; ARGS="-k kill --kills 20 --seed 1"
	QT_QPA_PLATFORM=offscreen nice $(WITH_QT) -m pytest tests/faults --long -p no:cacheprovider $(ARGS)

fuzz: ready-to-test ## an hour of strangers' files by atheris; ARGS="--seconds 60 --targets picture"
	@test -x .venv-fuzz/bin/python || $(WITH_QT) -m venv .venv-fuzz
	@.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check "atheris==3.0.0"
	PYTHONPATH="$(CURDIR):$$($(WITH_QT) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" \
		nice -n 19 .venv-fuzz/bin/python -m fuzzing $(ARGS)

sounds: ## make the tones in assets/sounds again
	$(PYTHON) tools/make_sounds.py

screenshots: ready-to-test ## make the README's pictures again
	QT_QPA_PLATFORM=offscreen $(WITH_QT) -m tools.screenshots

stopword: ready-to-test ## measure the stop word: some twelve minutes, and a sound server
	$(WITH_QT) -m tools.measure_stop_word

voices: ready-to-test ## measure the voices: some minutes; ARGS="--pictures FOLDER" for spectrograms too
	$(WITH_QT) -m tools.measure_voices $(ARGS)

wheel: ready-to-test ## build the wheel and the source archive into dist/
	$(WITH_QT) -m hatchling build

lock: ## resolve the dependencies again, and write requirements/*.txt
	$(PYTHON) tools/lock.py

clean: ## remove everything that was made here, the virtual environments too
	rm -rf .venv .venv-pure .venv-lock .venv-fuzz build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find stretchgui tests tools benchmarks fuzzing -name __pycache__ -type d -prune -exec rm -rf {} +

ready-to-run:
	@$(PYTHON) tools/prepare.py run

ready-to-test:
	@$(PYTHON) tools/prepare.py test
