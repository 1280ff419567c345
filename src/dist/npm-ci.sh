#!/bin/sh
# Installs the frontend's packages where the lock file changed since they were.
set -eu
cd "$(dirname "$0")/../main/frontend"
command -v npm >/dev/null 2>&1 || { echo "Klantreis needs Node 20 or later (with npm), and none is on PATH." >&2; exit 1; }
major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
[ "$major" -ge 20 ] || { echo "Klantreis needs Node 20 or later, and $(node --version) is on PATH." >&2; exit 1; }
stamp=node_modules/.klantreis-lock
if ! cmp -s package-lock.json "$stamp"; then
  echo "frontend: npm ci"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi
