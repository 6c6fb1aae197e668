#!/usr/bin/env bash
# Makes the base of lab images from a Debian mirror, where no registry can be asked. As root.
set -euo pipefail

usage() {
  cat <<'HELP'
Usage: lab-images/offline-base.sh [--tag NAME] [--mirror URL] [--suite NAME] [--tar FILE]
Make a small Debian with socat by debootstrap and hand it to the Docker daemon, as a base for lab images:
  lab-images/offline-base.sh && ./millrace images build --base millrace/base:offline
      --tag NAME     the image's name (default millrace/base:offline)
      --mirror URL   where packages come from (default: as this machine's apt, else http://deb.debian.org/debian)
      --suite NAME   the release (default: this machine's when it is a Debian, else trixie)
      --tar FILE     write a tar archive instead, for another machine; `./millrace images build --base FILE` takes it
  -h, --help         show this help and exit
HELP
}

fail() {
  printf 'offline-base.sh: %s\n' "$*" >&2
  exit 3
}

apt_mirror() { # the first main Debian mirror that apt knows, in either of its formats
  { sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/*.sources
    sed -n 's/^deb \(\[[^]]*\] *\)\{0,1\}\([^ ]*\).*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list
  } 2>/dev/null | grep -E '/debian/?$' | head -n 1 || true
}

debian_suite() {
  (. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && printf '%s' "${VERSION_CODENAME:-}") || true
}

trim() { # what a lab never reads; no program may change its user
  rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/* "$1"/usr/share/{doc,info,locale,man,zoneinfo}/* "$1"/tmp/*
  find "$1" -xdev -type f -perm /6000 -exec chmod a-s {} +
}

tag=millrace/base:offline mirror= suite= tar=
while [ $# -gt 0 ]; do
  case "$1" in
    -h | --help) usage; exit 0 ;;
    --tag | --mirror | --suite | --tar)
      [ $# -gt 1 ] || { usage >&2; exit 2; }
      declare "${1#--}=$2"
      shift 2
      ;;
    *) usage >&2; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || fail "debootstrap needs root: run this with sudo"
command -v debootstrap >/dev/null || fail "debootstrap is missing (Debian, Ubuntu: apt-get install debootstrap)"
[ -n "$tar" ] || command -v docker >/dev/null || fail "the command docker is missing; --tar FILE does without it"
mirror=${mirror:-$(apt_mirror)}
mirror=${mirror:-http://deb.debian.org/debian}
suite=${suite:-$(debian_suite)}
suite=${suite:-trixie}

folder=$(mktemp -d "${TMPDIR:-/var/tmp}/millrace-base-XXXXXX")
trap 'rm -rf "$folder"' EXIT
echo "Debian $suite from $mirror (half a minute)" >&2
debootstrap --variant=minbase --include=socat "$suite" "$folder/root" "$mirror" >"$folder/log" 2>&1 || {
  tail -n 15 "$folder/log" >&2
  fail "debootstrap did not succeed; another mirror can be named with --mirror URL"
}
trim "$folder/root"
if [ -n "$tar" ]; then
  tar --sort=name --numeric-owner -C "$folder/root" -cf "$folder/base.tar" .
  mv "$folder/base.tar" "$tar"
  echo "$tar" >&2
else
  tar --sort=name --numeric-owner -C "$folder/root" -c . | docker import --change "LABEL dev.millrace.base=debian-$suite" - "$tag" >/dev/null
  echo "$tag" >&2
fi
