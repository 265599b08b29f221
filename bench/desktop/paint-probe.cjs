// Loaded into an Electron by `-r`: prints, as epoch milliseconds, when the first page of the first window painted
// something, and how many bytes of script it had loaded by then.
const { app } = require("electron");

const ask = `new Promise((resolve) => {
  const tell = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (!paint) return setTimeout(tell, 5);
    const scripts = performance.getEntriesByType("resource")
      .filter((entry) => entry.name.endsWith(".js") && entry.startTime <= paint.startTime)
      .map((entry) => entry.name);
    resolve({ at: performance.timeOrigin + paint.startTime, scripts, text: document.body.innerText.slice(0, 200) });
  };
  tell();
})`;

app.once("web-contents-created", (_event, contents) => {
  contents.once("dom-ready", async () => {
    process.stdout.write(`${JSON.stringify(await contents.executeJavaScript(ask))}\n`);
  });
});
