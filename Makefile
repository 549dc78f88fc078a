# assize: inspection reports from police-force audit data.
# On a fresh machine with Go 1.26 and nothing else, `make demo` and `make test` work.

GO            ?= go
OUT           ?= out/demo
GOLANGCI      ?= github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
PKG           := ./...

.PHONY: help build demo test race lint fuzz golden bench coverage conformance sameness check soak clean

help: ## what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, bin/assize
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/assize ./cmd/assize

demo: build ## build and publish the demonstration, three forces
	@./bin/assize run testdata/demo/job.yaml --out $(OUT) --summary

test: ## all tests that need nothing but Go
	$(GO) test $(PKG)

race: ## the same tests under the race detector
	$(GO) test -race $(PKG)

lint: ## golangci-lint, pinned
	$(GO) run $(GOLANGCI) run

fuzz: ## each fuzz target for half a minute
	./.ci/fuzz 30s

golden: ## rewrite the golden files after a change that was meant
	$(GO) test ./report/... -update

bench: ## speed, as multiples of a reference in the same run
	$(GO) test -run xxx -bench . -benchtime 2x $(PKG)

coverage: ## coverage and width of the intervals by simulation
	ASSIZE_COVERAGE=1 $(GO) test -run TestCoverage -v -timeout 30m ./report/judge/estimate

conformance: ## validators and other programs' files; installs what it needs by name
	./.ci/conformance/run

sameness: ## do two builds make the same? OLD=revision, or a program
	./.ci/sameness/run $(OLD) $(NEW)

check: ## what a change must pass: tidy, vet, format, lint, race tests, floors
	./.ci/check

soak: ## the long proofs: kills, pairs, a thousand runs; prints their figures
	ASSIZE_SOAK=1 $(GO) test -count=1 -timeout 60m -v -run Soak $(PKG)

clean:
	rm -rf bin out .conformance
