#!/bin/sh
# Proves the stored result of every formula: takes them out of the workbooks,
# has LibreOffice compute them anew, and compares.
# usage: recalc.sh FILE.xlsx...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
go build -C "$here" -o "$built/recalc" ./recalc
"$built/recalc" "$@"
