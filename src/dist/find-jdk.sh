#!/bin/sh
# Prints the home of a JDK 25: JAVA_HOME, the java on PATH, or wherever package managers put one.
want=25

version() { # the feature version of the JDK in $1, or nothing
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

on_path() {
  found=$(command -v javac) || return 0
  found=$(readlink -f "$found" 2>/dev/null) || return 0
  echo "${found%/bin/javac}"
}

set -- "${JAVA_HOME-}" "$(on_path)" \
  /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*java* /usr/local/*jdk* /usr/local/lib/jvm/* \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
  "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jabba/jdk/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home

for home; do
  [ -n "$home" ] && [ "$(version "$home")" = "$want" ] && { echo "$home"; exit 0; }
done
{
  echo "Klantreis needs a JDK $want (with javac and jlink), and none was found."
  echo "Looked in JAVA_HOME (${JAVA_HOME:-not set}), on PATH and where package managers put one."
  echo "Install one (for example the package temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME to it."
} >&2
exit 1
