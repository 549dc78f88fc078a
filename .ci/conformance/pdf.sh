#!/bin/sh
# Holds every PDF given against PDF/UA-1 and PDF/A-2a with the released veraPDF,
# and reads it with qpdf, pdfcpu (strict) and Poppler.
# usage: pdf.sh FILE.pdf...
#
# veraPDF comes from Maven Central once, into the user's cache. It needs go,
# java, mvn, qpdf and poppler-utils. Every failed rule is printed and counts.
set -eu

if [ $# -eq 0 ]; then
	echo "usage: pdf.sh FILE.pdf..." >&2
	exit 64
fi

here=$(cd "$(dirname "$0")" && pwd)
home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/assize-conformance/verapdf-1.28.2
if [ ! -f "$home/greenfield-apps-1.28.2.jar" ]; then
	mvn -q -B -f "$here/verapdf/pom.xml" dependency:copy-dependencies "-DoutputDirectory=$home" >&2
fi

faulty=0
for profile in ua1 2a; do
	# --format text prints PASS or FAIL for a file, then the rules that failed.
	if ! answer=$(java -cp "$home/*" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v "$@" 2>&1); then
		faulty=1
	fi
	echo "$answer"
	passed=$(echo "$answer" | grep -c '^PASS ' || true)
	if [ "$passed" -ne $# ]; then
		echo "veraPDF $profile: $passed of $# files pass" >&2
		faulty=1
	fi
done

if ! (cd "$here/../.." && go build -o "$home/pdfcpu-strict" ./.ci/conformance/pdfcpu) || ! "$home/pdfcpu-strict" "$@"; then
	faulty=1
fi

for file in "$@"; do
	if ! answer=$(qpdf --check "$file" 2>&1) || echo "$answer" | grep -qi 'warning'; then
		echo "$file: qpdf: $answer" >&2
		faulty=1
	fi
	# Fonts: embedded, subset and with a map to Unicode, each "yes".
	if pdffonts "$file" | tail -n +3 | grep -qv 'yes yes yes'; then
		echo "$file: a font is not embedded, not a subset or has no map to Unicode" >&2
		pdffonts "$file" >&2
		faulty=1
	fi
	if ! pdfinfo -struct-text "$file" 2>&1 | grep -q '^ *H1'; then
		echo "$file: Poppler reads no structure with a heading 1" >&2
		faulty=1
	fi
	if noise=$(pdftotext "$file" - 2>&1 >/dev/null) && [ -n "$noise" ]; then
		echo "$file: Poppler: $noise" >&2
		faulty=1
	fi
done
exit $faulty
