# Read by gpx_klantreis_* and klantreis, which set $home and begin "$@" with `plugin` or `cli`.
# Leaves in "$@" the command that runs Klantreis on the Java in this folder.

# Grafana turns such lines on stderr into its own log; stdout belongs to the handshake.
say() {
  now=$(date -u +%Y-%m-%dT%H:%M:%S 2>/dev/null) || now=1970-01-01T00:00:00
  if [ "$entry" = plugin ]; then
    printf '{"@level":"%s","@message":"%s","@module":"klantreis.launcher","@timestamp":"%s.000000Z"}\n' \
      "$1" "$(printf %s "$2" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n\t' '  ')" "$now" >&2
  else
    echo "klantreis: $2" >&2
  fi
}

entry=$1
java=$home/jre/bin/java
if [ ! -f "$java" ]; then
  say error "$java is missing: this folder is not complete; unpack the archive again"
  exit 126
fi
if [ ! -x "$java" ]; then
  say error "$java may not be executed: the archive was unpacked without its mode bits; run: chmod 755 $home/jre/bin/* $home/jre/lib/jspawnhelper $home/klantreis"
  exit 126
fi

# Whatever a host sets for its own Java programs must not reach this one.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH LD_LIBRARY_PATH

# File names are UTF-8 wherever the C library knows such a locale.
LC_ALL=C.UTF-8
# Native memory is not spread over an arena a thread.
MALLOC_ARENA_MAX=2
export LC_ALL MALLOC_ARENA_MAX

set -- -jar "$home/lib/klantreis.jar" "$@"

set -f
if [ "$entry" = plugin ]; then
  # shellcheck disable=SC2086 # options are words
  set -- ${GF_PLUGIN_JAVA_OPTS-} "$@"
else
  # shellcheck disable=SC2086
  set -- ${KLANTREIS_JAVA_OPTS-} "$@"
fi
set +f

memory=${GF_PLUGIN_MAX_MEMORY-}
memory=${memory%[bB]}
memory=${memory%[iI]}
case $memory in
  '') ;;
  *[!0-9kKmMgG]* | [!0-9]* | *[kKmMgG]?*)
    say warn "GF_PLUGIN_MAX_MEMORY is \"$GF_PLUGIN_MAX_MEMORY\", which is no size such as 512m or 2g: it is ignored" ;;
  *) set -- "-Xmx$memory" "$@" ;;
esac

if [ -f "$home/lib/klantreis.aot" ]; then
  set -- "-XX:AOTCache=$home/lib/klantreis.aot" "$@"
fi

# One collector: the admin's choice, else the one that holds least memory while idle.
case " ${GF_PLUGIN_JAVA_OPTS-} ${KLANTREIS_JAVA_OPTS-} " in
  *' -XX:+Use'*GC' '*) ;;
  *) set -- -XX:+UseSerialGC "$@" ;;
esac

# Little memory while idle, all cores and the full compiler when asked. Java's own words go to stderr.
set -- \
  -Xms40m \
  -XX:MaxRAMPercentage=25 \
  -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 \
  -XX:+UseCompactObjectHeaders \
  -XX:TrimNativeHeapInterval=30000 \
  -XX:-UsePerfData \
  -XX:+DisplayVMOutputToStderr \
  -XX:-CreateCoredumpOnCrash \
  "-XX:ErrorFile=${TMPDIR:-/tmp}/klantreis-crash-%p.log" \
  -Xlog:disable -Xlog:all=error:stderr \
  --sun-misc-unsafe-memory-access=allow \
  -Djava.awt.headless=true \
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  "-Dklantreis.home=$home" \
  "$@"

# A host without glibc (Alpine, and with it Grafana's default image) runs the same Java on the loader and the
# C library that lie beside it. The loader sits in jre/bin since Java looks for itself next to what was executed.
loader=$home/jre/bin/ld.so
if [ -x "$loader" ] && { [ -e /etc/alpine-release ] || [ ! -e /lib64/ld-linux-x86-64.so.2 ]; }; then
  LOCPATH=$home/jre/lib/glibc/locale
  export LOCPATH
  set -- "$loader" --inhibit-cache --library-path "$home/jre/lib/glibc" "$java" "$@"
else
  set -- "$java" "$@"
fi
