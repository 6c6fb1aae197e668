#!/bin/bash
# gate PORT HOST:PORT LEASE ROUNDS: hands connections on to a lab's broker. It ends when the lease file has not
# changed for that many rounds of five seconds; ROUNDS 0 means until it is stopped. The first process of its container.
socat -b 65536 "TCP-LISTEN:$1,fork,reuseaddr,backlog=64" "TCP:$2,nodelay" &
socat=$!
trap 'kill "$socat"; exit 0' TERM INT
seen='' quiet=0
while kill -0 "$socat" 2>/dev/null; do
  now=$(stat -c %Y "$3" 2>/dev/null)
  if [ "$now" = "$seen" ]; then quiet=$((quiet + 1)); else quiet=0; fi
  seen=$now
  if [ "$4" -gt 0 ] && [ "$quiet" -gt "$4" ]; then
    kill "$socat"
    exit 12
  fi
  sleep 5 &
  wait $!
done
exit 1
