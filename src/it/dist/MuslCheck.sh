#!/bin/sh
# dist/ in a root file system as bare as Alpine's: musl, busybox, no glibc.
set -u
cd "$(dirname "$0")/../../.."
. src/it/dist/lib.sh

busybox=$(command -v busybox 2>/dev/null || echo /bin/busybox)
if [ "$(id -u)" != 0 ] || ! unshare -m -p -f true 2>/dev/null; then
  echo "not run: the check without glibc needs root and namespaces"
  exit 0
fi
if ! [ -x "$busybox" ] || ! ldd "$busybox" 2>&1 | grep -q "not a dynamic"; then
  echo "not run: the check without glibc needs a static busybox (package busybox-static)"
  exit 0
fi

root=$work/root
mkdir -p "$root/bin" "$root/proc" "$root/dev" "$root/etc" "$root/tmp" "$root/plugin" "$root/lib"
cp "$busybox" "$root/bin/busybox"
for name in sh env cat id date sed tr readlink; do ln -s busybox "$root/bin/$name"; done
echo 3.23.3 >"$root/etc/alpine-release"
echo 'grafana:x:472:0::/usr/share/grafana:/bin/sh' >"$root/etc/passwd"
for device in "null 1 3" "urandom 1 9" "random 1 8"; do
  # shellcheck disable=SC2086 # name, major, minor
  set -- $device
  mknod -m 666 "$root/dev/$1" c "$2" "$3" 2>/dev/null || : >"$root/dev/$1"
done
chmod 1777 "$root/tmp"
executable=$(basename dist/gpx_klantreis_*)
cp -R dist/. "$root/plugin/"

cat >"$work/bare" <<END
#!/bin/sh
mount -t proc proc "$root/proc" && exec chroot --userspec=472:0 "$root" "/plugin/$executable"
END
chmod 755 "$work/bare"

check "there is no glibc in there" sh -c "! chroot $root /plugin/jre/bin/java -version"
AS="unshare -m -p -f --kill-child" PATH_TOO=$PATH start "$work/bare" GF_PLUGIN_DATA_DIR=/tmp/data "GF_PLUGIN_JAVA_OPTS=-Xlog:class+load:file=/tmp/classes"
check "without glibc, as uid 472: starts" handshaken
cp "$root/tmp/classes" "$work/tmp/classes" 2>/dev/null
check "without glibc: the cache is taken" cached
pkill -KILL -P "$plugin" 2>/dev/null # unshare itself takes no notice of a gentler signal
plugin=
finish
