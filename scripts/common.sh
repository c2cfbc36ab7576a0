# shellcheck shell=bash
# What scripts/demo and scripts/test share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Debian 12's names: what building the program takes, packing it, and the tests.
# python3-jsonschema, xmllint and cmark-gfm read reports there.
building=(
  g++ cmake ninja-build pkg-config
  libicu-dev libmd4c-dev libyaml-cpp-dev libre2-dev nlohmann-json3-dev
  libcli11-dev libfmt-dev libtomlplusplus-dev libtbb-dev libgit2-dev zlib1g-dev
  libsimdjson-dev librust-deunicode-dev
)
packing=(dpkg-dev file)
packages=(
  "${building[@]}" libboost-test-dev python3 python3-jsonschema git
)
# What looks at a page.
browsing=(chromium nodejs npm)
# What only a run of the tests takes.
testing=(
  "${packing[@]}" "${browsing[@]}" lintian python3-yaml man-db zsh fish
  libxml2-utils cmark-gfm
)

# "quietly COMMAND...": its output is shown only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    cat "$log" >&2
    echo "error: \`$*\` failed with exit code $status" >&2
  fi
  rm -f "$log"
  return "$status"
}

# Node may well come from elsewhere, with its own npm.
is_installed() {
  case $1 in
    nodejs) command -v node >/dev/null && return ;;
    npm) command -v npm >/dev/null && return ;;
  esac
  [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]
}

# Installs the packages that are missing; without the right to do so, says which
# they are and exits with 2.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian; needed are what it calls: ${packages[*]}" >&2
    return
  fi
  local package missing=()
  for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  if ((EUID != 0)); then
    echo "Packages are missing. Install them as root, then come back:" >&2
    echo "${install[*]}"
    exit 2
  fi
  echo "Installing ${missing[*]} ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update
  quietly "${install[@]}"
}

build() {
  echo "Building paralint (some minutes the first time) ..." >&2
  cd "$root" || return
  quietly cmake --preset release
  quietly cmake --build --preset release
}
