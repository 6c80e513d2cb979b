#!/bin/sh
# The browser tests need the system's Chromium: install it where that may be done, else
# say what will be skipped.
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests ..."
    export DEBIAN_FRONTEND=noninteractive
    if { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "SKIPPED: the browser tests, for there is no Chromium and it may not be installed here."
echo "         As root: apt-get install chromium fonts-noto-cjk"
