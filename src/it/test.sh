#!/bin/sh
# Everything that `make test` runs, and what came of it on the last line. JAVA_HOME is set by the Makefile.
set -u
cd "$(dirname "$0")/../.."
mkdir -p target
passed=0
failed=0
began=$(date +%s)

section() { printf '\n== %s\n' "$1"; }
count() { # what ran, passed, failed, skipped
  printf '%s: %s passed, %s failed, %s not run (%s s so far)\n' "$1" "$2" "$3" "$4" $(($(date +%s) - began))
  passed=$((passed + $2))
  failed=$((failed + $3))
}
broke() {
  echo "FAILED: $1"
  failed=$((failed + 1))
}
matches() { grep -c -E "$1" "$2" 2>/dev/null || true; }
java_figures() { # passed, failed, skipped of the reports that are there
  cat target/surefire-reports/TEST-*.xml 2>/dev/null | awk '
    /<testsuite / { n = split($0, words, " "); for (i = 1; i <= n; i++) if (split(words[i], pair, "\"") > 1) sum[pair[1]] += pair[2] }
    END { bad = sum["errors="] + sum["failures="]; print sum["tests="] - bad - sum["skipped="], bad, sum["skipped="] + 0 }'
}

section "Java: format, compile, tests"
rm -rf target/surefire-reports
mvn -B -ntp -q -Dstyle.color=never package -Dmaven.test.failure.ignore=true >target/mvn.log 2>&1 || {
  tail -n 100 target/mvn.log
  broke "the Java build"
}
grep -E '^(\[ERROR\]|[^ ]+ not run:)' target/mvn.log | head -n 200
# shellcheck disable=SC2046 # three numbers
set -- $(java_figures)
count "Java" "$1" "$2" "$3"
[ "$1" -gt 0 ] || broke "no Java test ran"

if [ -f src/main/frontend/package.json ]; then
  section "Frontend: types, lint, tests"
  sh src/dist/npm-ci.sh || broke "npm ci"
  (cd src/main/frontend && npm run --silent typecheck && npm run --silent lint) || broke "the frontend's types or lint"
  rm -f target/jest.json
  (cd src/main/frontend && npm run --silent test -- --ci --json --outputFile=../../../target/jest.json) >target/jest.log 2>&1 ||
    tail -n 80 target/jest.log
  # shellcheck disable=SC2046
  set -- $(node -e 'const r = require("./target/jest.json"); console.log(r.numPassedTests, r.numFailedTests + r.numRuntimeErrorTestSuites, r.numPendingTests)' 2>/dev/null || echo 0 1 0)
  count "Frontend" "$1" "$2" "$3"
fi

section "The built plugin"
if sh src/dist/build.sh; then
  touch target/dist.stamp
  for check in src/it/dist/*Check.sh; do
    log=target/$(basename "$check" .sh).log
    sh "$check" >"$log" 2>&1
    cat "$log"
    count "$(basename "$check" .sh)" "$(matches '^ok ' "$log")" "$(matches '^FAILED ' "$log")" "$(matches '^not run' "$log")"
    [ "$(matches '^(ok|FAILED) ' "$log")" -gt 0 ] || broke "$check checked nothing"
  done
  rm -rf target/surefire-reports
  mvn -B -ntp -q -Dstyle.color=never surefire:test -Dtest='io.klantreis.it.*IT' -Dmaven.test.failure.ignore=true >target/it.log 2>&1 || {
    tail -n 100 target/it.log
    broke "the process tests"
  }
  grep -E '^(\[ERROR\]|[^ ]+ not run:)' target/it.log | head -n 100
  # shellcheck disable=SC2046
  set -- $(java_figures)
  count "Process tests" "$1" "$2" "$3"
  [ "$(($1 + $3))" -gt 0 ] || broke "no process test ran"
else
  broke "make dist"
fi

if [ -f src/it/go/go.mod ]; then
  section "Grafana's own plugin host (Go)"
  if command -v go >/dev/null 2>&1; then
    log=$PWD/target/go.log
    (cd src/it/go && KLANTREIS_DIST=$PWD/../../../dist go test -count=1 -v ./...) >"$log" 2>&1 || grep -v -E '^(=== |--- PASS|\s*--- PASS|PASS)' "$log" | tail -n 100
    count "Go" "$(matches '^--- PASS' "$log")" "$(matches '^--- FAIL|^FAIL.*(build|setup) failed|^panic:' "$log")" "$(matches '^--- SKIP' "$log")"
    [ "$(matches '^--- (PASS|FAIL)' "$log")" -gt 0 ] || broke "no Go test ran"
  else
    echo "not run: the tests in Grafana's own plugin host need Go 1.24 or later, which is not on PATH"
  fi
fi

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
