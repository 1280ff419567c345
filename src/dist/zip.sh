#!/bin/sh
# Packs dist/ as Grafana installs it: one top folder, mode bits kept, and a checksum beside it.
set -eu
cd "$(dirname "$0")/../.."
id=klantreis-journey-datasource
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -n 1)
platform=$(ls dist | sed -n 's/^gpx_klantreis_\(.*\)/\1/p' | head -n 1)
name=$id-$version.$platform.zip

rm -rf target/zip && mkdir -p target/zip
cp -Rp dist "target/zip/$id"
rm -f "target/$name"
if command -v zip >/dev/null 2>&1; then
  (cd target/zip && find "$id" | LC_ALL=C sort | zip -q -X -9 "../$name" -@)
else
  "$JAVA_HOME/bin/java" src/dist/Zip.java target/zip "$id" "target/$name"
fi
rm -rf target/zip
(cd target && { sha256sum "$name" 2>/dev/null || shasum -a 256 "$name"; } >"$name.sha256")
echo "zip: target/$name ($(du -m "target/$name" | cut -f1) MB) and $name.sha256"
