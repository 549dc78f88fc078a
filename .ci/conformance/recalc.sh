#!/bin/sh
# Proves the stored result of every formula: takes them out of the workbooks,
# has LibreOffice compute them anew, and compares.
# usage: recalc.sh FILE.xlsx...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec go run "$here/recalc" "$@"
