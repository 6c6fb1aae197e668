#!/bin/bash
# guard GATE ROUNDS BROKER-ARGUMENT…: runs the broker while its gate is there. When the gate was not seen for ROUNDS looks,
# five seconds apart, the broker is stopped. The first process of its container.
gate=$1 rounds=$2
shift 2
/opt/millrace/runtime/bin/java @/opt/millrace/broker/launch.args "$@" &
broker=$!
trap 'kill "$broker"' TERM INT
(
  missed=0
  while [ "$missed" -le "$rounds" ]; do
    sleep 5
    if timeout 2 bash -c "exec 3<>/dev/tcp/$gate/9093" 2>/dev/null; then missed=0; else missed=$((missed + 1)); fi
  done
  echo "stopping: the lease has not been renewed" >&2
  kill "$broker"
) &
while kill -0 "$broker" 2>/dev/null; do
  wait "$broker"
  code=$?
done
exit "${code:-1}"
