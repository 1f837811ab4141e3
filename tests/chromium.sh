#!/bin/sh
# Finds a Chromium for the browser tests, or gets one, and puts a link to it beside the Python that runs them.
# In this order: $CHROMIUM, one on the path, the distribution's package (as root), npm's, Playwright's own.
# usage: sh tests/chromium.sh .venv/bin
set -eu
bin=$1
link=$bin/chromium

works() {
    CHROMIUM=$1 "$bin/python" -m tests.browser >/dev/null 2>&1
}

take() {
    works "$1" || return 1
    # A wrapper, not a link: some of them look for their files beside the name they were called by.
    printf '#!/bin/sh\n%sexec "%s" "$@"\n' "${2:-}" "$1" >"$link"
    chmod +x "$link"
    echo "Browser tests use $1"
    exit 0
}

rm -f "$link"
if [ -n "${CHROMIUM:-}" ]; then
    take "$CHROMIUM" || { echo "\$CHROMIUM is $CHROMIUM, and that does not show a page." >&2; exit 1; }
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    found=$(command -v "$name" 2>/dev/null) && take "$found" || true
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the distribution's Chromium ..."
    export DEBIAN_FRONTEND=noninteractive
    { apt-get install -y --no-install-recommends chromium || { apt-get update && apt-get install -y --no-install-recommends chromium; }; } >/dev/null 2>&1 || true
    found=$(command -v chromium 2>/dev/null) && take "$found" || true
fi

if command -v npm >/dev/null; then
    echo "Installing a Chromium through npm ..."
    home=$(cd "$bin/.." && pwd)/chromium-from-npm
    if npm install --silent --no-audit --no-fund --prefix "$home" @sparticuz/chromium >/dev/null 2>&1; then
        # It unpacks itself, and the libraries it brings, into what it takes for the temporary folder.
        mkdir -p "$home/unpacked"
        found=$(cd "$home" && TMPDIR=$home/unpacked AWS_EXECUTION_ENV=AWS_Lambda_nodejs22.x node --input-type=module -e '
            import chromium from "@sparticuz/chromium";
            console.log(await chromium.executablePath());' 2>/dev/null) || found=
        if [ -n "$found" ]; then
            LD_LIBRARY_PATH=$home/unpacked/al2023/lib:$home/unpacked/lib
            export LD_LIBRARY_PATH
            take "$found" "LD_LIBRARY_PATH=$LD_LIBRARY_PATH export LD_LIBRARY_PATH; " || true
        fi
    fi
fi

echo "Installing Playwright's Chromium ..."
if "$bin/python" -m playwright install --with-deps chromium >/dev/null 2>&1 || "$bin/python" -m playwright install chromium >/dev/null; then
    echo "Browser tests use Playwright's own."
    exit 0
fi
echo "No Chromium is to be had here. Install one, and name it: make test CHROMIUM=/path/to/chromium" >&2
exit 1
