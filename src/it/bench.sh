#!/bin/sh
# `make bench`: the built plugin in Grafana's own plugin host. Prints what docs/benchmarks.md holds.
# CUSTOMERS=100000 asks a smaller log, PART=start or PART=questions only one of the two parts, SHARED=DIR where the log's tools are.
set -eu
cd "$(dirname "$0")/../.."
plugin=$PWD/$(ls dist/gpx_klantreis_* | head -n 1)
command -v go >/dev/null 2>&1 || { echo "make bench needs Go 1.25 or later (Grafana's own plugin host), which is not on PATH." >&2; exit 1; }
(cd src/it/go && go build -o ../../../target/host ./cmd/host && go build -o ../../../target/bench-questions ./cmd/bench)
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
shop='{"store":{"kind":"demo"}}'

echo "dist/: $(du -sm dist | cut -f1) MB, of it cache $(du -m dist/lib/klantreis.aot | cut -f1) MB; $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); commit $(git rev-parse --short HEAD 2>/dev/null || echo none)"
case ${PART:-all} in all | questions) sh src/it/bench/questions.sh "$plugin" ;; esac
case ${PART:-all} in all | start) ;; *) exit 0 ;; esac

echo "20 starts:"
target/host -plugin "$plugin" -env "GF_PLUGIN_DATA_DIR=$data" -starts 20
echo "20 starts without the cache:"
target/host -plugin "$plugin" -env "GF_PLUGIN_DATA_DIR=$data" -env GF_PLUGIN_JAVA_OPTS=-XX:AOTMode=off -starts 20
echo "memory 60 s after a first look at the demo shop:"
target/host -plugin "$plugin" -env "GF_PLUGIN_DATA_DIR=$data" -settings "$shop" -health -wait 60s 2>&1 >/dev/null | grep memory
echo "memory after 1,000 questions:"
target/host -plugin "$plugin" -env "GF_PLUGIN_DATA_DIR=$data" -settings "$shop" -repeat 250 \
  -json '{"refId":"A","queryType":"funnel","window":"30d"}' -json '{"refId":"B","queryType":"stageDuration"}' \
  -json '{"refId":"C","queryType":"sentiment","by":"touchpoint","format":"table"}' -json '{"refId":"D","queryType":"counts","by":"channel"}' 2>&1 >/dev/null
