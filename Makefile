PORT ?= $(or $(BOT_PORT),8000)
FILE ?=
bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run chat train tune test test-flows evaluate pictures snapshots bench bench-quick lint types unit format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## Make .venv ready (quick when nothing is to do)
	@tools/bootstrap

run: train ## Serve the bot and its demo page (PORT=8000)
	@BOT_PORT=$(PORT) exec $(bin)/bot serve

chat: train ## Chat with the bot here in the terminal
	@exec $(bin)/bot chat

train: setup ## Train the model if it is out of date
	@$(bin)/bot train

tune: setup ## Tune the sentence embedding to the phrases, when they have changed much (takes long)
	@$(bin)/python tools/tune.py

test: setup ## Run the whole gate, as CI does
	@tools/gate

test-flows: train ## Follow the conversations of tests/flows with the trained model
	@$(bin)/pytest -p no:cacheprovider tests/flows/test_flows.py

evaluate: setup ## Measure the bot, write docs/evaluation.md (or score FILE=questions.jsonl)
	@$(bin)/python tools/evaluate.py $(if $(FILE),"$(FILE)")

pictures: train ## Take pictures of the chat in its states for docs/images, and time how soon it is ready
	@tools/browser >/dev/null && $(bin)/python -m tools.pictures

snapshots: train ## Write anew what messaging apps show (tests/messengers/snapshots); read the difference
	@$(bin)/pytest -p no:cacheprovider -q --snapshot-update tests/messengers/test_conversations.py

bench: setup ## Measure speed and size beside a stock Rasa bot, write docs/benchmarks.md (takes long)
	@$(bin)/python -m bench

bench-quick: train ## Measure the speed and size of this bot alone (under a minute)
	@$(bin)/python -m bench --quick

lint: setup ## Check style, formatting and the direction of imports
	@tools/gate lint format imports

types: setup ## Check the types
	@tools/gate types

unit: setup ## Run the unit tests only
	@$(bin)/pytest -p no:cacheprovider tests/unit

format: setup ## Format the code and mend what ruff can mend
	@$(bin)/ruff check --fix --quiet . ; $(bin)/ruff format . ; tools/widget/check format --write

clean: ## Remove models, caches and reports (not .venv, not conversations)
	@rm -rf models .rasa results story_graph.dot htmlcov .coverage .hypothesis build dist
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	@find bot actions tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
