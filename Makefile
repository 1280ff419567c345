# make help
.DEFAULT_GOAL := help
.PHONY: help demo test dist zip bench check-tools clean

export JAVA_HOME := $(shell sh src/dist/find-jdk.sh 2>/dev/null)
# Maven's own libraries use what Java 25 warns about
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $(MAVEN_OPTS)
SOURCES := $(shell find pom.xml proto models plugin.json src/main src/dist README.md CHANGELOG.md CONTRIBUTING.md LICENSE NOTICE docs \
	-type f -not -path '*/node_modules/*' 2>/dev/null)

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

demo: dist ## ask the demo shop's questions, show the answers; start a Grafana with them where one is to be had
	@sh src/dist/demo.sh

test: check-tools ## all tests: Java, frontend, the built plugin as Grafana runs it
	@sh src/it/test.sh

dist: check-tools target/dist.stamp ## dist/, a plugin folder ready for Grafana

target/dist.stamp: $(SOURCES)
	@mkdir -p target
	@sh src/dist/build.sh
	@touch $@

zip: dist ## the same as an installable zip with its checksum, in target/
	@sh src/dist/zip.sh

bench: dist ## how fast: start, memory, questions beside other databases (CUSTOMERS=100000 for a smaller log)
	@sh src/it/bench.sh

check-tools:
	@sh src/dist/find-jdk.sh >/dev/null
	@command -v mvn >/dev/null || { echo "Klantreis needs Maven 3.8 or later, and none is on PATH." >&2; exit 1; }
	@command -v npm >/dev/null || { echo "Klantreis needs Node 20 or later (with npm), and none is on PATH." >&2; exit 1; }
	@[ -d dist ] || rm -f target/dist.stamp

clean: ## remove everything that was built
	rm -rf target dist src/main/frontend/node_modules
