import type { Logger } from "@rockpool/gateway-core/host/logger";
import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron";
import { askChannel, pushChannel } from "../../shared/channels.ts";
import type { ShellPush } from "../../shared/shell-contract.ts";
import type { PageDesk } from "./page-desk.ts";

export interface DoorOptions {
  ipcMain: Pick<IpcMain, "handle" | "removeHandler">;
  isTrusted(event: IpcMainInvokeEvent): boolean;
  /** Made with the first question of a page; resolves late while the service is still being loaded. */
  openDesk(push: (message: unknown) => void): Promise<PageDesk>;
  log: Logger;
}

export interface Door {
  /** Tells a page something that it did not ask for. */
  tell(contents: WebContents, message: ShellPush): void;
  dispose(): void;
}

/** The one way in: whoever is not our own page is turned away before anything it says is looked at. */
export function openDoor({ ipcMain, isTrusted, openDesk, log }: DoorOptions): Door {
  const desks = new Map<WebContents, Promise<PageDesk>>();

  function deskOf(contents: WebContents): Promise<PageDesk> {
    const known = desks.get(contents);
    if (known) return known;
    const desk = openDesk((message) => send(contents, message));
    desks.set(contents, desk);
    const close = () => {
      if (desks.get(contents) !== desk) return;
      desks.delete(contents);
      desk.then((open) => open.close()).catch(() => {});
    };
    // A page that is loaded anew, or is gone, takes its subscriptions with it.
    contents.once("did-navigate", close);
    contents.once("render-process-gone", close);
    contents.once("destroyed", close);
    return desk;
  }

  ipcMain.handle(askChannel, async (event, message: unknown) => {
    if (!isTrusted(event)) {
      log.warn("a stranger knocked", { frame: event.senderFrame === null ? "gone" : "alive" });
      throw new Error("refused");
    }
    return (await deskOf(event.sender)).ask(message);
  });

  return {
    tell: send,
    dispose() {
      ipcMain.removeHandler(askChannel);
      for (const desk of desks.values()) desk.then((open) => open.close()).catch(() => {});
      desks.clear();
    },
  };
}

function send(contents: WebContents, message: unknown): void {
  if (!contents.isDestroyed()) contents.send(pushChannel, message);
}
