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

java_tests() { # what they are, then Maven's words
  words=$1
  shift
  rm -rf target/surefire-reports
  mvn -B -ntp -q -Dstyle.color=never -Dmaven.test.failure.ignore=true "$@" >target/mvn.log 2>&1 || {
    tail -n 100 target/mvn.log
    broke "$words: the build"
  }
  grep -E '^\[ERROR\]|not run|did not|handshake median' target/mvn.log | cut -c1-400 | head -n 150
  # shellcheck disable=SC2046 # three numbers
  set -- $(java_figures)
  count "$words" "$1" "$2" "$3"
  [ "$(($1 + $2 + $3))" -gt 0 ] || broke "$words: nothing ran"
}

section "The plugin folder: format, compile, build"
if sh src/dist/build.sh; then
  touch target/dist.stamp
  section "As it travels"
  for check in src/it/dist/*Check.sh; do
    log=target/$(basename "$check" .sh).log
    sh "$check" >"$log" 2>&1
    cat "$log"
    count "$(basename "$check" .sh)" "$(matches '^ok ' "$log")" "$(matches '^FAILED ' "$log")" "$(matches '^not run' "$log")"
    [ "$(matches '^(ok|FAILED|not run)' "$log")" -gt 0 ] || broke "$check said nothing"
  done
else
  rm -rf dist # an older one must not be tested in its place
  broke "make dist"
fi

section "Java, and Grafana's own plugin host where Go is there"
java_tests "Java" package

section "The built plugin on real logs"
java_tests "Process tests" surefire:test '-Dtest=io.klantreis.it.*IT'

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

  section "The editors in a browser, without Grafana"
  log=target/browser.log
  (cd src/main/frontend && npm run --silent browser) >"$log" 2>&1
  grep -E '^(FAILED|not run)' "$log"
  count "Browser" "$(matches '^ok ' "$log")" "$(matches '^FAILED ' "$log")" "$(matches '^not run' "$log")"
  [ "$(matches '^(ok|FAILED|not run)' "$log")" -gt 0 ] || { tail -n 20 "$log"; broke "the editors in a browser: nothing ran"; }
fi

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
