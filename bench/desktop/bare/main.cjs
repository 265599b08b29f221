// The least that an Electron can be: a tray icon, or a window with an empty page. What ours is held against.
const path = require("node:path");
const { app, BrowserWindow, Tray } = require("electron");

// Held here: a Tray that is garbage-collected disappears.
globalThis.tray = null;
app.whenReady().then(() => {
  if (process.env.BARE === "tray") {
    globalThis.tray = new Tray(path.join(__dirname, "..", "..", "..", "assets", "tray", "ring-quiet.png"));
    return;
  }
  new BrowserWindow({ width: 1040, height: 720 }).loadFile(path.join(__dirname, "page.html"));
});
