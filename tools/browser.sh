#!/bin/sh
# Install what the browser tests need: playwright-core and axe-core from npm, Chromium from Debian.
# Where one of them can't be had, the browser tests say so and are skipped; nothing else depends on them.
if ! command -v npm >/dev/null 2>&1; then
  echo "  npm is not here: the browser tests will be skipped"
  exit 0
fi
npm ci --silent --no-audit --no-fund || echo "  npm could not install: the browser tests will be skipped"
if command -v chromium >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "  installing Chromium from Debian …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null \
    || echo "  Chromium could not be installed: the browser tests will be skipped"
else
  echo "  Chromium is not here (install Debian's package chromium): the browser tests will be skipped"
fi
