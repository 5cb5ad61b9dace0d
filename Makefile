# Everything runs from an environment of its own, .venv, made from requirements.lock. `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
# torch first and alone: as a dependency of others, pip may take a build for graphics cards of several gigabytes.
TORCH := $(shell sed -n 's/^\(torch==[^ ;]*\).*/\1/p' requirements.lock)

.PHONY: help demo test run lint format bench clean lock
help:
	@echo "make demo    set up, then try the bot in a chat page on this machine (no account, no network)"
	@echo "make test    set up, then run every test"
	@echo "make run     run the bot on Telegram with TELEGRAM_TOKEN"
	@echo "make lint    ruff and mypy"
	@echo "make bench   figures of speed and memory, medians of 5"
	@echo "make clean   remove .venv, data and caches"

demo: .venv/installed
	$(BIN)/waypost demo

test: .venv/tested
	$(BIN)/python -m pytest

run: .venv/installed
	$(BIN)/waypost run

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed
	$(BIN)/waypost bench

.venv/torch: requirements.lock
	@echo "Setting up .venv (once; a minute or two): PyTorch first, then the rest."
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Waypost needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check '$(TORCH)'
	@touch $@

.venv/installed: .venv/torch pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[test]'
	@touch $@

# uv resolves for every platform at once; what belongs to torch's builds for graphics cards is left to torch.
lock:
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	(echo "# Every version that Waypost installs, for all platforms: 'make lock' writes it anew. Used as pip's constraints file."; \
	 .venv-lock/bin/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --no-header --no-annotate --quiet \
	 | grep -vE '^(nvidia-|cuda-|triton)') > requirements.lock.new
	mv requirements.lock.new requirements.lock
	rm -rf .venv-lock

clean:
	rm -rf .venv data test-output .mypy_cache .pytest_cache .ruff_cache .hypothesis
