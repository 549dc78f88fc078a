#!/bin/sh
# tables.sh WORK FOLDER...: the table of a round and its metadata, held against other
# people's programs: frictionless, csvw, pandas, Polars. They stand in an environment of
# their own in WORK.
set -eu
work=$1
shift
[ $# -gt 0 ] || { echo 'tables.sh: no folder is named' >&2; exit 2; }
python3 -m venv "$work/tables"
"$work/tables/bin/pip" install --quiet --disable-pip-version-check 'frictionless==5.18.1' 'csvw==3.5.1' 'pandas==2.2.3' 'polars==1.24.0'
for dir; do
  "$work/tables/bin/python" .ci/conformance/tables.py "$dir"
done
