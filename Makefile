# What can be done here: make help. Works with GNU Make 3.81 and later.

CONTENT ?= content
# Without OUTPUT the settings say where the site goes: output/, what is published public/.
OUTPUT ?=
SETTINGS ?= pelicanconf.py
# AS_OF and JOBS need no line: make hands them on through the environment, and unset is not empty.

# Finnish messages are UTF-8 in any locale, and no other project's packages are looked into.
export PYTHONUTF8 = 1
unexport PYTHONHOME PYTHONPATH

python := .venv/bin/python
# A shell word that holds anything: spaces, quotes, $.
quoted = '$(subst ','\'',$(1))'
edge = $(python) -m plugins.edge $(1) --content $(call quoted,$(CONTENT)) $(if $(OUTPUT),--output $(call quoted,$(OUTPUT)) )--settings $(call quoted,$(SETTINGS))

option = $(if $(2), --$(1) $(call quoted,$(2)))
deploy = $(call option,deploy,$(DEPLOY))
# rclone is large: only storage needs it. Storage is s3://… or what has a name and a colon before its path.
is-storage = $(if $(filter s3://%,$(DEPLOY)),yes,$(if $(filter ssh://% artifact:% /% ./%,$(DEPLOY)),,$(findstring :,$(DEPLOY))))
deploy-needs = $(if $(is-storage),storage,runtime)
against = $(if $(AGAINST), --against $(call quoted,$(AGAINST)))

.DEFAULT_GOAL := help
.NOTPARALLEL:
PAGE ?= /

.PHONY: help html check new serve publish rollback releases diff explain people subscribers fetch-feeds schemas test audit golden lint bench lock clean distclean storage runtime dev

help: ## Show this list
	@echo 'Usage: make TARGET [VARIABLE=value …]'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  CONTENT     the folder that is read (content)'
	@echo '  OUTPUT      the folder that the site is written to (output; public for publish)'
	@echo '  SETTINGS    the settings of the site (pelicanconf.py)'
	@echo '  AS_OF       build as on this day, YYYY-MM-DD (today)'
	@echo '  JOBS        the number of processes (as many as there are processors)'
	@echo '  PARANOID    1: read everything again, whatever the file system says of it'
	@echo '  FORMAT      how check tells: text, github and gitlab (beside the lines of a change), json'
	@echo '  KIND        what is new: newsletters, news, events, projects …; its fields as TITLE=… NUMBER=…'
	@echo '  AGAINST     the folder or address of the published site, for diff and publish (public)'
	@echo '  DEPLOY      where publish brings the site, and what diff compares with: a folder, ssh://host/path,'
	@echo '              s3://bucket, an rclone remote, artifact:site.zip (docs/publishing.md)'
	@echo '  KEEP        how many releases are kept there (5)'
	@echo '  HEALTH      the address that must answer after the switch, else back to the last release; 1: SITEURL'
	@echo '  DRY         1: publish tells what would be brought to DEPLOY, and brings nothing'
	@echo '  RELEASE     the release that rollback goes to (the one before)'
	@echo '  ALL         1: diff and DRY tell every line, audit looks at every page'
	@echo '  PAGE        the address of the page to explain (/)'
	@echo '  FEED        the feeds that are subscribed to: all, projects/pro-sos, sv/all (all)'
	@echo '  BUILDS      folders of finished sites that subscribers read in turn, in place of commits'
	@echo '  N           how many of the last changes for subscribers (5); one more number of documents for bench'
	@echo '  ROUNDS      how often bench builds everything (3); with 1 it takes a third of the time'
	@echo '  PYTHON      the Python, 3.11 or newer, that .venv is made of (found by itself)'

html: runtime ## Build the site from CONTENT into OUTPUT
	@$(call edge,html)

check: runtime ## Report every problem of CONTENT, write nothing
	@$(call edge,check)$(if $(FORMAT), --format $(call quoted,$(FORMAT)))

# What is given on the command line besides the variables that all commands know: TITLE="…" NUMBER=2.
given = $(foreach name,$(filter-out CONTENT OUTPUT SETTINGS AS_OF JOBS PARANOID KIND PYTHON,$(.VARIABLES)),$(if \
  $(filter command,$(firstword $(origin $(name)))), --set $(call quoted,$(name)=$($(name)))))

new: runtime ## Write a file for a new item: KIND=newsletters (asks what it must)
	@$(call edge,new) --kind $(call quoted,$(KIND))$(given)

serve: runtime ## Preview the site in a browser, with drafts
	@sh requirements/forms.sh
	@$(call edge,serve)

# What is published may have an editor in it (docs/forms.md), which is fetched then.
editor = ! grep -qs '^ADMIN *= *{' $(call quoted,$(SETTINGS)) || sh requirements/forms.sh;

publish: SETTINGS = publishconf.py
publish: $(deploy-needs) ## Build the site that goes out (publishconf.py) into public/, and bring it to DEPLOY
	@$(editor) $(call edge,publish)$(against)$(deploy)$(call option,keep,$(KEEP))$(call option,health,$(HEALTH))$(call option,dry,$(DRY))$(if $(filter-out 0,$(DRY)),$(if $(ALL), --all))

rollback: SETTINGS = publishconf.py
rollback: runtime ## Put the release before, or RELEASE=id, in front again at DEPLOY
	@$(call edge,rollback)$(deploy)$(call option,release,$(RELEASE))

releases: SETTINGS = publishconf.py
releases: runtime ## List the releases that are kept at DEPLOY
	@$(call edge,releases)$(deploy)

diff: SETTINGS = publishconf.py
diff: $(deploy-needs) ## Tell what readers and subscribers would see of publishing this, at DEPLOY
	@$(editor) $(call edge,diff)$(against)$(deploy)$(if $(ALL), --all)

explain: runtime ## Tell what PAGE=/address/ is made of, and why it was made anew
	@$(call edge,explain) --page $(call quoted,$(PAGE))

people: runtime ## List whose role ends near AS_OF, and the pages that still name them
	@$(call edge,people)

fetch-feeds: runtime ## Fetch partners' feeds into CONTENT/partner-feeds/ (never done by a build)
	@$(call edge,fetch-feeds)

schemas: runtime ## Write what each kind may hold for editors (.vscode/schemas/)
	@$(call edge,schemas)

subscribers: runtime ## Tell what subscribers would have got from the last N changes
	@$(call edge,subscribers) --feed $(call quoted,$(or $(FEED),all)) --number $(call quoted,$(or $(N),5))$(if $(BUILDS), --builds $(call quoted,$(BUILDS)))

test: dev ## Run the tests
	@$(python) -m pytest -q -n auto --maxprocesses 8 --dist worksteal

audit: dev ## Look for barriers on one page of every kind (axe in Chromium), for the accessibility statement
	@$(python) -m tests.browser.audit --content $(call quoted,$(CONTENT)) --settings $(call quoted,$(SETTINGS))$(if $(ALL), --all)

golden: dev ## Write the expected sites and messages anew; read the diff before you commit it
	@GOLDEN=write $(python) -m pytest -q tests/golden tests/invalid

lint: dev ## Check the code: style, format, types
	@status=0; \
	$(python) -m ruff check || status=1; \
	$(python) -m ruff format --check || status=1; \
	$(python) -m mypy || status=1; \
	exit $$status

# The generators that it is measured against have an environment of their own.
bench: runtime ## Measure the build beside stock Pelican and Hugo: docs/performance.md
	@sh requirements/setup.sh bench
	@$(python) -m tests.bench 1000 10000 $(N)$(if $(ROUNDS), --rounds $(call quoted,$(ROUNDS)))

# Pins are kept where they still fit; UPGRADE=1 takes the newest releases.
lock: ## Lock what requirements/*.in ask for (UPGRADE=1: newest releases)
	@sh requirements/setup.sh build lock
	@cd requirements && for name in build runtime deploy dev lock bench forms; do \
	  ../$(python) -m uv --quiet pip compile --no-config --universal --python-version 3.11 --generate-hashes \
	    --excludes excludes.txt --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) $$name.in -o $$name.txt || exit 1; \
	done

clean: ## Remove output/ and caches; content and .venv stay
	@rm -rf output .cache .output.back .output.lock .output.next-* .output.previous* .public.trial .public.trial.* ..public.trial.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find plugins tests __pycache__ -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## Remove .venv and the fetched forms too
	@rm -rf .venv .venv.lock .venv-bench .venv-bench.lock .venv-forms .venv-forms.lock .forms .forms.lock

storage:
	@sh requirements/setup.sh build runtime deploy

runtime:
	@sh requirements/setup.sh build runtime

dev:
	@sh requirements/setup.sh build runtime dev
