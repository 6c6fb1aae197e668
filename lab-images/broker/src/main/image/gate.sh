#!/bin/bash
# gate PORT HOST:PORT LEASE ROUNDS: hands connections on to a lab's broker. The first process of its container.
# LEASE is a file that its server touches, or the word `connections`. The gate ends when for ROUNDS looks, five seconds
# apart, the file has not changed, or nobody was connected. On port 9093 it tells the broker that it is there.
socat -b 65536 "TCP-LISTEN:$1,fork,reuseaddr,backlog=64" "TCP:$2,nodelay" &
socat=$!
[ "$3" != connections ] || socat TCP-LISTEN:9093,fork,reuseaddr /dev/null &
trap 'kill "$socat"; exit 0' TERM INT

here=$(printf ':%04X' "$1")
wanted() { # whether somebody wants this lab, since the last look
  local now number at
  if [ "$3" = connections ]; then
    while read -r number at _ state _; do
      [[ $at = *$here && $state = 01 ]] && return 0
    done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
    return 1
  fi
  now=$(stat -c %Y "$3" 2>/dev/null)
  [ "$now" != "$seen" ] || return 1
  seen=$now
}

seen='' quiet=0
while kill -0 "$socat" 2>/dev/null; do
  if wanted "$@"; then quiet=0; else quiet=$((quiet + 1)); fi
  if [ "$quiet" -gt "$4" ]; then
    kill "$socat"
    exit 12
  fi
  sleep 5 &
  wait $!
done
exit 1
