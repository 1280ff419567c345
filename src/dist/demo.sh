#!/bin/sh
# `make demo`: the demo shop's answers in the terminal, then a Grafana with them where one is to be had.
set -eu
cd "$(dirname "$0")/../.."
id=klantreis-journey-datasource
port=${GRAFANA_PORT:-3000}

dist/klantreis demo

free() { # $1, or any port where somebody listens at it
  node -e '
    const net = require("net");
    const attempt = (port) => net.createServer().once("error", () => attempt(0))
      .listen(port, "127.0.0.1", function () { console.log(this.address().port); this.close(); });
    attempt(Number(process.argv[1]));' "$1"
}

grafana_program() { # a Grafana on this machine, and its home
  for program in ${GRAFANA_HOME:+"$GRAFANA_HOME/bin/grafana" "$GRAFANA_HOME"/bin/*/grafana} "$(command -v grafana || true)"; do
    [ -x "$program" ] || continue
    home=${GRAFANA_HOME:-}
    for place in "$home" /usr/share/grafana "$(dirname "$(dirname "$(readlink -f "$program")")")"; do
      [ -n "$place" ] && [ -f "$place/conf/defaults.ini" ] && { echo "$program|$place"; return 0; }
    done
  done
}

own() { # a Grafana of this machine, in the foreground
  program=${1%|*}
  home=${1#*|}
  data=$PWD/target/grafana
  rm -rf "$data/plugins"
  mkdir -p "$data/plugins" "$data/logs"
  cp -Rp dist "$data/plugins/$id"
  announce
  exec env KLANTREIS_DASHBOARDS="$PWD/provisioning/dashboards" \
    GF_PATHS_DATA="$data" GF_PATHS_LOGS="$data/logs" GF_PATHS_PLUGINS="$data/plugins" GF_PATHS_PROVISIONING="$PWD/provisioning" \
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=$id GF_PLUGINS_PREINSTALL_DISABLED=true GF_LOG_LEVEL=warn \
    GF_SERVER_HTTP_ADDR=127.0.0.1 GF_SERVER_HTTP_PORT="$port" GF_AUTH_ANONYMOUS_ENABLED=true GF_AUTH_ANONYMOUS_ORG_ROLE=Admin \
    GF_ANALYTICS_REPORTING_ENABLED=false GF_ANALYTICS_CHECK_FOR_UPDATES=false GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES=false \
    "$program" server --homepath "$home"
}

container() {
  announce
  exec docker run --rm --init -p "127.0.0.1:$port:3000" \
    -v "$PWD/dist:/var/lib/grafana/plugins/$id:ro" -v "$PWD/provisioning:/etc/grafana/provisioning:ro" \
    -e KLANTREIS_DASHBOARDS=/etc/grafana/provisioning/dashboards -e GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=$id \
    -e GF_AUTH_ANONYMOUS_ENABLED=true -e GF_AUTH_ANONYMOUS_ORG_ROLE=Admin -e GF_LOG_LEVEL=warn \
    "${GRAFANA_IMAGE:-grafana/grafana:12.4.0}"
}

announce() {
  echo
  echo "Grafana starts with the plugin, the data source and the dashboards in place:"
  echo "  http://127.0.0.1:$port/dashboards    (Ctrl-C ends it)"
}

port=$(free "$port")
found=$(grafana_program)
if [ -n "${CI-}" ]; then
  echo "No Grafana is started where CI is set."
elif [ -n "$found" ]; then
  own "$found"
elif command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
  container
else
  echo
  echo "To see this in Grafana: set GRAFANA_HOME to one, or start Docker, and run make demo again; or install the"
  echo "plugin into a Grafana of yours as README says."
fi
