import type { IpcMainInvokeEvent } from "electron";
import { originOf } from "../security/origin-of.ts";

type Sender = Pick<IpcMainInvokeEvent, "sender" | "senderFrame">;

/**
 * Whether a message comes from the main frame of our own window, showing a page of our own. A frame that is gone, a
 * frame within the page, any other window and any other origin are strangers.
 */
export function isTrustedSender(event: Sender, ownContents: unknown, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return ownContents !== null && event.sender === ownContents && originOf(frame.url) === origin;
}
