import { contextBridge, ipcRenderer } from "electron";
import { askChannel, pushChannel } from "../shared/channels.ts";

/**
 * All that a page of ours can reach: one question, one stream of pushes. What may be asked is decided by the door in the
 * main process, which trusts nothing that comes from here.
 */
contextBridge.exposeInMainWorld("rockpool", {
  ask: (message: unknown): Promise<unknown> => ipcRenderer.invoke(askChannel, message),
  onPush: (receive: (message: unknown) => void): void => {
    ipcRenderer.on(pushChannel, (_event, message: unknown) => receive(message));
  },
});
