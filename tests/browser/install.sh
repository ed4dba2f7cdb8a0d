#!/bin/sh
# Installs what the browser tests need where it is missing and we may: chromium, Chinese fonts.
set -u

missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
if ! fc-list :lang=zh 2>/dev/null | grep -q .; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "browser: the browser tests need:$missing" >&2
    echo "browser: install them with your package manager (Debian: sudo apt-get install $missing)" >&2
    exit 1
fi
echo "browser: installing $missing"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "browser: apt-get could not install $missing; see above" >&2
    exit 1
fi
rm -f "$log"
