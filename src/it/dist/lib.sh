# What the checks share. Reads nothing, leaves nothing: $work is removed at the end.
work=$(mktemp -d)
plugin=
failures=0
trap 'stop; rm -rf "$work"' EXIT

check() { # words, then a command
  words=$1
  shift
  if "$@" >"$work/check" 2>&1; then
    echo "ok $words"
  else
    failures=$((failures + 1))
    echo "FAILED $words"
    sed 's/^/    /' "$work/check"
    sed 's/^/    stderr: /' "$work/err" 2>/dev/null | tail -n 5
  fi
}
finish() { [ "$failures" -eq 0 ]; }

has_all() { # folder, names
  folder=$1
  shift
  for name; do [ -e "$folder/$name" ] || { echo "$folder/$name is missing"; return 1; }; done
}

# Starts a plugin as Grafana does ($AS may hold a command to start it with) and waits for its first line.
start() {
  launched=$1
  shift
  rm -f "$work/out" "$work/err" "$work/classes"
  mkdir -p "$work/data" "$work/tmp"
  chmod 1777 "$work/data" "$work/tmp"
  chmod 755 "$work"
  loads=
  case " $* " in *GF_PLUGIN_JAVA_OPTS=*) ;; *) loads="GF_PLUGIN_JAVA_OPTS=-Xlog:class+load:file=$work/tmp/classes" ;; esac
  # shellcheck disable=SC2086 # $AS and $loads are words
  ${AS-} env -i ${PATH_TOO:+PATH="$PATH_TOO"} grafana_plugin_type=datasource PLUGIN_PROTOCOL_VERSIONS=2 \
    PLUGIN_MIN_PORT=10000 PLUGIN_MAX_PORT=25000 "GF_PLUGIN_DATA_DIR=$work/data" $loads "$@" "$launched" \
    >"$work/out" 2>"$work/err" </dev/null &
  plugin=$!
  waited=0
  while [ ! -s "$work/out" ] && [ "$waited" -lt 300 ] && kill -0 "$plugin" 2>/dev/null; do
    sleep 0.1
    waited=$((waited + 1))
  done
}
handshaken() { head -n 1 "$work/out" | grep -E '^1\|2\|(unix|tcp)\|[^|]+\|grpc\|?$'; }
cached() { # nearly every class comes from the cache and not from a jar
  [ -s "$work/tmp/classes" ] || { echo "no classes were logged"; return 1; }
  shared=$(grep -c 'source: shared objects file' "$work/tmp/classes")
  jars=$(grep -c 'source: .*\.jar' "$work/tmp/classes")
  echo "$shared classes from the cache, $jars from jars"
  [ "$shared" -gt 800 ] && [ "$jars" -lt $((shared / 20)) ]
}
stop() {
  [ -n "$plugin" ] || return 0
  kill "$plugin" 2>/dev/null
  wait "$plugin" 2>/dev/null
  rm -f "$work/tmp/classes"
  plugin=
}
