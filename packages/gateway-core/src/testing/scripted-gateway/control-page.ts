/**
 * A Control UI of one line: it takes the token from the fragment as the real one does (removed from the address bar,
 * kept for the tab), connects, and says in the title and in `#state` whether it is signed in.
 */
export const controlPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>OpenClaw Control</title></head>
<body>
<h1>OpenClaw</h1>
<p id="state">connecting</p>
<script>
const fragment = new URLSearchParams(location.hash.slice(1));
const token = fragment.get("token") ?? fragment.get("bootstrapToken") ?? sessionStorage.getItem("token");
if (token) sessionStorage.setItem("token", token);
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
const show = (text) => {
  document.getElementById("state").textContent = text;
  document.title = text === "signed in" ? "Model Setup — OpenClaw" : "OpenClaw Control";
};
const connect = () => {
  const socket = new WebSocket(location.origin.replace("http", "ws"));
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.event === "connect.challenge") {
      socket.send(JSON.stringify({ type: "req", id: "1", method: "connect", params: {
        minProtocol: 3, maxProtocol: 4, role: "operator", scopes: ["operator.admin"], caps: [],
        client: { id: "openclaw-control-ui", mode: "webchat", version: "1", platform: "web" },
        auth: token ? { token } : {} } }));
    }
    if (frame.id === "1") show(frame.ok ? "signed in" : "signed out: " + frame.error.code);
  };
  socket.onclose = () => { if (document.getElementById("state").textContent === "signed in") show("lost"); setTimeout(connect, 500); };
};
connect();
</script>
</body>
</html>
`;
