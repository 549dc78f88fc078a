#!/bin/sh
# Holds the order in which a tagged PDF is read aloud, as Poppler finds it in the
# structure tree, against a transcript that a person has read through.
# usage: reading.sh FILE.pdf TRANSCRIPT [update]
set -eu

if [ $# -lt 2 ]; then
	echo "usage: reading.sh FILE.pdf TRANSCRIPT [update]" >&2
	exit 64
fi

# Places on the page and numbers of objects are no reading.
heard=$(mktemp)
trap 'rm -f "$heard"' EXIT
pdfinfo -struct-text "$1" 2>/dev/null |
	grep -avE '^ *(Object [0-9]|/(Placement|BBox|Width|Height) )' |
	sed -E 's/ +"$/"/; s/ \((block|inline)\)//' >"$heard"

if [ "${3:-}" = update ]; then
	cp "$heard" "$2"
	exit
fi
if ! diff -u "$2" "$heard"; then
	echo "$1 is not read as $2 has it; after a change that was meant: sh .ci/conformance/reading.sh FILE.pdf $2 update, and read it through" >&2
	exit 1
fi
echo "$1: $(wc -l <"$2") lines of structure and text, as the transcript has them"
