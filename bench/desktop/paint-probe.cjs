// Loaded into an Electron by `-r`: prints when the first page painted something, as epoch milliseconds, and which
// scripts it had asked for by then.
const { app, session } = require("electron");

const ask = `new Promise((resolve) => {
  const tell = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (!paint) return setTimeout(tell, 5);
    resolve({ at: performance.timeOrigin + paint.startTime, shown: document.body.innerText.slice(0, 200) });
  };
  tell();
})`;

const asked = [];
app.whenReady().then(() => {
  session.defaultSession.webRequest.onBeforeRequest({ urls: ["app://*/*"] }, ({ url }, go) => {
    asked.push({ url, at: Date.now() });
    go({});
  });
});
app.once("web-contents-created", (_event, contents) => {
  contents.once("dom-ready", async () => {
    const { at, shown } = await contents.executeJavaScript(ask);
    const scripts = asked
      .filter((one) => one.url.endsWith(".js") && one.at <= at)
      .map((one) => new URL(one.url).pathname);
    process.stdout.write(`${JSON.stringify({ at, shown, scripts })}\n`);
  });
});
