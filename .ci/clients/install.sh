#!/usr/bin/env bash
# Kafka clients for the tests, once, into target/clients of the repository: kafkajs, and a librdkafka for kcat where
# the system's is older than 2.6.1. Those append the nonce of SCRAM twice, which brokers since 3.8.1 refuse
# (librdkafka's pull request 4895), so that no password is ever right. Prints nothing unless something fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../target/clients
mkdir -p "$target"
exec 9>"$target/lock"
flock 9
cmp -s "$here/package-lock.json" "$target/done" && exit 0
cp "$here/package.json" "$here/package-lock.json" "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --silent >&2)

too_old() { # whether kcat's own librdkafka is older than 2.6.1
  local version
  version=$(kcat -V 2>&1 | grep -o 'librdkafka [0-9.]*' | cut -d' ' -f2)
  [ "$(printf '%s\n2.6.1\n' "$version" | sort -V | head -1)" != 2.6.1 ]
}

if too_old; then
  cd "$target/node_modules/node-rdkafka/deps/librdkafka"
  ./configure --disable-gssapi --disable-zstd --disable-curl --disable-lz4-ext --disable-optimization >"$target/configure.log" 2>&1
  make -j2 -C src librdkafka.so.1 >"$target/make.log" 2>&1 || { tail -5 "$target/make.log" >&2; exit 1; }
  mkdir -p "$target/lib"
  cp src/librdkafka.so.1 "$target/lib/"
fi
cp "$here/package-lock.json" "$target/done"
