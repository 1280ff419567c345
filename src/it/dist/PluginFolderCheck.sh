#!/bin/sh
# dist/ as it travels: copied, zipped, read-only, as another user, without an environment, without glibc.
# One line a check: `ok …`, `FAILED …` or `not run: …`.
set -u
cd "$(dirname "$0")/../../.."
. src/it/dist/lib.sh

same_folder() { (cd "$1" && find . -type f -exec cksum {} + && find . -exec ls -ld {} +) | sort | cksum; }
user() { # run as Grafana's user where we may
  if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null 2>&1; then setpriv --reuid 472 --regid 0 --clear-groups "$@"; else "$@"; fi
}

executable=$(basename dist/gpx_klantreis_*)
before=$(same_folder dist)

size=$(du -sm dist | cut -f1)
check "dist/ takes $size MB, less than 150" [ "$size" -lt 150 ]
check "dist/ has all that Grafana and people look for" has_all dist plugin.json module.js "$executable" klantreis lib/klantreis.jar lib/klantreis.aot jre/bin/java img README.md CHANGELOG.md LICENSE NOTICE
check "the screenshots of plugin.json and what the README links to are there" sh -c '
  served=klantreis-journey-datasource/
  for path in $(grep -o "docs/img/[^\"]*" dist/plugin.json) $(grep -o "](./public/plugins/$served[^)]*" dist/README.md | sed "s#.*$served##; s/#.*//"); do
    [ -f "dist/$path" ] || { echo "dist/$path is missing" >&2; exit 1; }
    seen=yes
  done; [ "$seen" = yes ]'
check "module.js brings no React of its own and uses nothing that React 19 took away" sh -c '! grep -q -E "__SECRET_INTERNALS|defaultProps|propTypes|contextTypes|ContextTypes|findDOMNode|unmountComponentAtNode|createFactory|Symbol.for\(.react.element" dist/module.js && grep -q "\"react/jsx-runtime\"" dist/module.js'
check "the launcher ends in exec" sh -c "tail -n 1 dist/$executable | grep -q '^exec '"
check "only one plugin.json, no symbolic link, nothing that others may write" sh -c '[ "$(find dist -name plugin.json | wc -l)" = 1 ] && [ -z "$(find dist -type l)" ] && [ -z "$(find dist -perm -o+w)" ]'

start dist/$executable
check "starts under an empty environment and speaks first in the handshake" handshaken
check "Grafana's child is Java itself" sh -c "readlink /proc/$plugin/exe | grep -q -E 'jre/bin/(java|ld.so)'"
check "the ahead-of-time cache is taken" cached
stop

start dist/$executable JAVA_TOOL_OPTIONS=-Xmx1g _JAVA_OPTIONS=-verbose JDK_JAVA_OPTIONS=-verbose CLASSPATH=/nowhere LD_LIBRARY_PATH=/nowhere
check "a host's own Java variables do not reach it" handshaken
stop

start dist/$executable GF_PLUGIN_MAX_MEMORY=96m "GF_PLUGIN_JAVA_OPTS=-Dklantreis.check=1 -Dklantreis.other=2"
check "GF_PLUGIN_MAX_MEMORY and GF_PLUGIN_JAVA_OPTS reach Java" sh -c "tr '\\0' '\\n' </proc/$plugin/cmdline | grep -c -x -e -Xmx96m -e -Dklantreis.check=1 -e -Dklantreis.other=2 | grep -q -x 3"
check "and it starts with them" handshaken
stop

start dist/$executable GF_PLUGIN_MAX_MEMORY=lots
check "a size that is none is told in one hclog line and ignored" sh -c "grep -q '\"@level\":\"warn\".*GF_PLUGIN_MAX_MEMORY' $work/err"
check "and it starts all the same" handshaken
stop

cp -R dist "$work/a copy"
find "$work/a copy" -exec touch -d '2001-02-03 04:05:06' {} +
start "$work/a copy/$executable"
check "copied to a path with a space, with other file times: starts" handshaken
check "copied to a path with a space, with other file times: the cache is taken" cached
stop

start "$work/a copy/$executable" GF_PLUGIN_JAVA_OPTS=-XX:+UseZGC
check "with options that the cache was not made for: starts all the same" handshaken
stop
for damage in "head -c 20000000 dist/lib/klantreis.aot" "echo something else"; do
  $damage >"$work/a copy/lib/klantreis.aot"
  start "$work/a copy/$executable"
  check "with a cache that is none ($damage): starts all the same" handshaken
  stop
done
rm "$work/a copy/lib/klantreis.aot"
start "$work/a copy/$executable"
check "without a cache: starts all the same" handshaken
stop
chmod 644 "$work/a copy/jre/bin/java"
start "$work/a copy/$executable"
check "without mode bits: one hclog line with the command that mends it" sh -c "grep -q '\"@level\":\"error\".*chmod 755' $work/err"
stop
rm -rf "$work/a copy"

sh src/dist/zip.sh >"$work/zip" || cat "$work/zip"
archive=$(ls target/klantreis-journey-datasource-*.zip)
if command -v unzip >/dev/null 2>&1; then
  unzip -q "$archive" -d "$work"
  check "the zip has one top folder" [ "$(unzip -Z1 "$archive" | cut -d/ -f1 | sort -u)" = klantreis-journey-datasource ]
  check "the zip's checksum is right" sh -c 'cd target && sha256sum -c --quiet klantreis-journey-datasource-*.zip.sha256'
  if [ "$(id -u)" = 0 ]; then chown -R 0:0 "$work/klantreis-journey-datasource"; fi
  chmod 755 "$work"
  AS=user start "$work/klantreis-journey-datasource/$executable"
  check "unzipped, as uid $(user id -u): starts" handshaken
  check "unzipped, as uid $(user id -u): the cache is taken" cached
  stop
else
  echo "not run: the zip's checks need unzip, which is not on PATH"
fi

if [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null; then
  cat >"$work/read-only" <<END
#!/bin/sh
mount --bind "$PWD/dist" "$PWD/dist" && mount -o remount,bind,ro "$PWD/dist" && exec setpriv --reuid 472 --regid 0 --clear-groups "$PWD/dist/$executable"
END
  chmod 755 "$work/read-only"
  AS="unshare -m" PATH_TOO=$PATH start "$work/read-only"
  check "from a read-only folder, as uid 472: starts" handshaken
  check "from a read-only folder, as uid 472: the cache is taken" cached
  stop
else
  echo "not run: the read-only folder needs root and mount namespaces"
fi

check "dist/ was never written to" [ "$before" = "$(same_folder dist)" ]
finish
