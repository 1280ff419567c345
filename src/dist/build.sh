#!/bin/sh
# Makes dist/, a plugin folder ready for Grafana. Run by `make dist`, which sets JAVA_HOME.
# Made in target/dist first and moved into place whole, so that a build that fails leaves the old one.
set -eu
cd "$(dirname "$0")/../.."
out=target/dist
sources=src/dist
limit_mb=150

say() { echo "dist: $*"; }
fail() { echo "dist: $*" >&2; exit 1; }
newer() { [ ! -e "$1" ] || [ -n "$(find "$@" -newer "$1" -type f -not -path '*/node_modules/*' -print 2>/dev/null | head -n 1)" ]; }

platform() { # as Go names it, which is how Grafana looks for the file
  case $(uname -s) in Linux) os=linux ;; Darwin) os=darwin ;; *) fail "cannot build on $(uname -s)" ;; esac
  case $(uname -m) in x86_64 | amd64) cpu=amd64 ;; aarch64 | arm64) cpu=arm64 ;; *) fail "no Grafana runs on $(uname -m)" ;; esac
  echo "${os}_$cpu"
}

java_part() {
  if newer target/klantreis.jar pom.xml proto src/main/java src/main/resources || [ ! -d target/lib ]; then
    say "compile"
    rm -rf target/lib
    mvn -q -B -ntp -Dstyle.color=never package -DskipTests
  fi
  mkdir -p "$out/lib"
  cp target/klantreis.jar "$out/lib/"
  cp target/lib/*.jar "$out/lib/"
  cp "$sources/plugin/lib/java.sh" "$out/lib/"
  cp "$sources/plugin/klantreis" "$out/klantreis"
  cp "$sources/plugin/gpx_klantreis" "$out/gpx_klantreis_$platform"
  chmod 755 "$out/klantreis" "$out/gpx_klantreis_$platform"
}

frontend_part() {
  front=src/main/frontend
  [ -f "$front/package.json" ] || { say "no frontend yet"; return 0; }
  sh "$sources/npm-ci.sh"
  if newer target/frontend/module.js "$front" plugin.json; then
    say "frontend"
    (cd "$front" && npm run --silent build >../../../target/frontend.log 2>&1) || { cat target/frontend.log >&2; fail "the frontend did not build"; }
  fi
  cp -R target/frontend/. "$out/"
}

# The modules that our classes and the libraries name, less what they only use when it is there (AWT, scripting),
# and what no class names but is needed: time zones' and languages' words, memory figures, TLS by elliptic curves.
runtime_part() {
  runtime=target/jre
  modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.unsupported
  if newer "$runtime/release" "$sources/build.sh" "$JAVA_HOME/release"; then
    say "Java runtime"
    rm -rf "$runtime"
    "$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales=en,nl --strip-debug \
      --no-header-files --no-man-pages --compress=zip-6 --output "$runtime" 2>target/jlink.log ||
      { cat target/jlink.log >&2; fail "jlink failed"; }
    rm -f "$runtime/bin/jfr" "$runtime/bin/keytool" "$runtime/lib/classlist"
    glibc_part
    touch "$runtime/release"
  fi
  cp -RLp "$runtime" "$out/jre"
}

# glibc's loader and libraries of this machine, for hosts that have none (see NOTICE).
glibc_part() {
  case $platform in linux_*) ;; *) return 0 ;; esac
  loader=$(ldd "$runtime/bin/java" 2>/dev/null | sed -n 's|^[[:space:]]*\(/[^ ]*/ld-linux[^ ]*\).*|\1|p' | head -n 1)
  [ -n "$loader" ] || { say "this machine's Java does not run on glibc: no loader bundled"; return 0; }
  folder=$(dirname "$(ldd "$runtime/lib/server/libjvm.so" | sed -n 's|.*libc\.so\.6 => \([^ ]*\) .*|\1|p')")
  mkdir -p "$runtime/lib/glibc"
  cp -L "$loader" "$runtime/bin/ld.so"
  chmod 755 "$runtime/bin/ld.so"
  for name in libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 libresolv.so.2; do
    cp -L "$folder/$name" "$runtime/lib/glibc/"
    chmod 644 "$runtime/lib/glibc/$name"
  done
  for locale in /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8; do
    [ -f "$locale/LC_CTYPE" ] || continue
    mkdir -p "$runtime/lib/glibc/locale/C.utf8"
    cp "$locale/LC_CTYPE" "$runtime/lib/glibc/locale/C.utf8/"
    break
  done
}

# Grafana shows the README on the plugin's page, where a link means nothing unless it says where the plugin is served.
papers_part() {
  cp CHANGELOG.md CONTRIBUTING.md LICENSE NOTICE "$out/"
  cp -R docs "$out/docs"
  sed 's#\](\([^):]*\))#](./public/plugins/klantreis-journey-datasource/\1)#g' README.md >"$out/README.md"
  if [ -f plugin.json ] && [ ! -f "$out/plugin.json" ]; then cp plugin.json "$out/"; fi
  if [ -d models ]; then cp -R models "$out/models"; fi
}

# The plugin is run once as Grafana runs it and asked one of each question; what it loaded and compiled by then is
# kept. Whoever can't use the cache (other options, another Java) starts without it, only slower.
cache_part() {
  say "ahead-of-time cache"
  data=$(mktemp -d)
  if GF_PLUGIN_DATA_DIR=$data KLANTREIS_JAVA_OPTS='' "$out/klantreis" train "$PWD/$out/lib/klantreis.aot" >target/train.log 2>&1 &&
    [ -s "$out/lib/klantreis.aot" ]; then
    rm -f "$out/lib/klantreis.aot.config"
  else
    cat target/train.log >&2
    say "WARNING: no ahead-of-time cache was made (see target/train.log); the plugin starts without, only slower"
  fi
  rm -rf "$data"
}

platform=$(platform)
rm -rf "$out"
mkdir -p "$out"
java_part
frontend_part
runtime_part
papers_part
cache_part

chmod -R u+rwX,go+rX,go-w "$out"
size=$(du -sm "$out" | cut -f1)
[ "$size" -lt "$limit_mb" ] || fail "dist/ would be $size MB, more than the $limit_mb MB that were promised"
rm -rf dist
mv "$out" dist
say "dist/ is ready ($size MB, $platform)"
