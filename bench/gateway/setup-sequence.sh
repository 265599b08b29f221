# The variables image, dir, port, name, stage and onboard_flags are set before.
state=$dir/config
mkdir -p "$state/identity" "$state/agents/main/agent" "$state/agents/main/sessions" "$state/workspace" "$dir/auth"
export OPENCLAW_GATEWAY_TOKEN=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

in_container() {
  docker run --init --add-host host.docker.internal:host-gateway \
    --cap-drop NET_RAW --cap-drop NET_ADMIN --security-opt no-new-privileges \
    -e HOME=/home/node -e OPENCLAW_HOME=/home/node -e OPENCLAW_STATE_DIR=/home/node/.openclaw \
    -e OPENCLAW_CONFIG_PATH=/home/node/.openclaw/openclaw.json -e OPENCLAW_CONFIG_DIR=/home/node/.openclaw \
    -e OPENCLAW_WORKSPACE_DIR=/home/node/.openclaw/workspace -e OPENCLAW_GATEWAY_TOKEN \
    -e OPENCLAW_DISABLE_BONJOUR=1 -e TZ=UTC -e TERM=xterm-256color \
    ${stage:+-e OPENCLAW_PLUGIN_STAGE_DIR=/var/lib/openclaw/plugin-runtime-deps} \
    ${stage:+-v "$stage:/var/lib/openclaw/plugin-runtime-deps"} \
    -v "$state:/home/node/.openclaw" -v "$state/workspace:/home/node/.openclaw/workspace" \
    -v "$dir/auth:/home/node/.config/openclaw" "$@"
}

in_container --rm --user root --entrypoint sh "$image" -c '
  find -P /home/node/.openclaw -xdev -path /home/node/.openclaw/workspace -prune -o -exec chown -h node:node {} +
  chown -hR node:node /home/node/.config
  if [ -d /var/lib/openclaw/plugin-runtime-deps ]; then chown node:node /var/lib/openclaw/plugin-runtime-deps; fi
  chown node:node /home/node/.openclaw/workspace'

# shellcheck disable=SC2086 # several flags
in_container --rm "$image" node dist/index.js onboard --mode local --no-install-daemon --gateway-auth token \
  --gateway-token-ref-env OPENCLAW_GATEWAY_TOKEN --skip-ui --non-interactive --accept-risk --skip-health \
  --auth-choice skip $onboard_flags

origins="[\"http://localhost:$port\",\"http://127.0.0.1:$port\"]"
in_container --rm "$image" node dist/index.js config set --batch-json "[
  {\"path\":\"gateway.mode\",\"value\":\"local\"},
  {\"path\":\"gateway.bind\",\"value\":\"lan\"},
  {\"path\":\"gateway.controlUi.allowedOrigins\",\"value\":$origins}]"

in_container -d --name "$name" --restart unless-stopped -p "127.0.0.1:$port:18789" \
  "$image" node dist/index.js gateway --bind lan --port 18789
