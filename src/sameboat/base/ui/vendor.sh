#!/bin/sh
# Brings htmx and the Lucide icons we use into the repository, with their licences, from npm.
# Run by hand when one of them should become newer; look at the difference before you commit it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
npm pack --silent "htmx.org@2" "lucide-static@1" > names
for name in $(cat names); do
    mkdir -p "${name%%-[0-9]*}"
    tar -xzf "$name" -C "${name%%-[0-9]*}" --strip-components=1
done
mkdir -p "$here/static/ui/htmx" "$here/icons/lucide"
cp htmx.org/dist/htmx.min.js htmx.org/LICENSE "$here/static/ui/htmx/"
rm -f "$here"/icons/lucide/*.svg
cp lucide-static/LICENSE "$here/icons/lucide/"
while read -r theirs ours; do
    cp "lucide-static/icons/$theirs.svg" "$here/icons/lucide/$ours.svg"
done < "$here/icons/lucide.txt"
cat names
