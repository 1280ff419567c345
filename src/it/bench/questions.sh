#!/bin/sh
# questions.sh PLUGIN: how fast questions are answered, beside ClickHouse, DuckDB and a plain pass of C over the same log in the
# same run. Run by bench.sh. What it makes stays in target/bench, so that a second run is quick.
set -eu
plugin=$1
customers=${CUSTOMERS:-1000000}
shared=${SHARED:-../shared}/bench
here=target/bench/$customers
python=target/bench/venv/bin/python
mkdir -p "$here/data"

# The peers come from PyPI, into a folder of their own.
peers_part() {
  [ -f "$shared/peers.py" ] || { echo "no peers: $shared is not there"; return 1; }
  if ! "$python" -c 'import numpy, pyarrow, pandas, chdb, duckdb' 2>/dev/null; then
    command -v python3 >/dev/null 2>&1 || { echo "no peers: python3 is not on PATH"; return 1; }
    { python3 -m venv target/bench/venv && "$python" -m pip install -q numpy pyarrow pandas chdb duckdb; } >target/bench/venv.log 2>&1 ||
      { echo "no peers: PyPI's packages could not be installed (see target/bench/venv.log)"; return 1; }
  fi
}

with_peers=no
if peers_part; then with_peers=yes; fi
log=$here/$with_peers-peers.csv
if [ ! -s "$log" ]; then
  if [ $with_peers = yes ]; then
    "$python" "$shared/generate.py" "$customers" "$here/events.parquet" "$log.part"
  else
    target/bench-questions -write "$log.part" -customers "$customers"
  fi
  mv "$log.part" "$log"
fi

store=$with_peers-peers
if [ ! -f "$here/$store.loaded" ]; then
  rm -rf "$here/data" "$here"/*.loaded
  mkdir -p "$here/data"
  began=$(date +%s%N)
  dist/klantreis import --store "h2:$store" --data-dir "$PWD/$here/data" "$log" | tee "$here/imported"
  ended=$(date +%s%N)
  events=$(sed -n 's/^imported \([0-9]*\) events.*/\1/p' "$here/imported")
  echo "import of $(du -m "$log" | cut -f1) MB of CSV: $((events * 1000 / ((ended - began) / 1000000))) events/s"
  touch "$here/$store.loaded"
fi

set --
if [ $with_peers = yes ]; then
  echo "peers (a minute)"
  "$python" "$shared/peers.py" "$here/events.parquet" clickhouse duckdb plain >"$here/peers.jsonl" 2>"$here/peers.log" ||
    echo "a peer failed: see $here/peers.log"
  set -- -peers "$here/peers.jsonl"
fi
target/bench-questions -plugin "$plugin" -data "$PWD/$here/data" -store "$store" "$@"
