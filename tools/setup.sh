#!/bin/sh
# setup.sh PYTHON VENV REQUIREMENTS: makes the virtual environment and installs the locked packages.
set -eu
python=$1 venv=$2 requirements=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "setup: Python 3.11 or newer is needed; \`$python\` is missing or older." >&2
    echo "setup: install it, or name another one: make PYTHON=python3.12 …" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    echo "setup: making $venv with $("$python" --version)"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        echo "setup: this Python cannot make virtual environments; on Debian: apt-get install python3-venv" >&2
        exit 1
    fi
fi
echo "setup: installing $requirements"
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --requirement "$requirements" 2>"$venv/setup.log"; then
    cat "$venv/setup.log" >&2
    echo "setup: the packages could not be installed; see above, then run make again." >&2
    exit 1
fi
