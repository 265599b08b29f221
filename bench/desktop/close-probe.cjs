// Loaded into the app by `-r`: closes its windows on SIGUSR2, as a person would.
const { BrowserWindow } = require("electron");

process.on("SIGUSR2", () => {
  for (const window of BrowserWindow.getAllWindows()) window.close();
});
