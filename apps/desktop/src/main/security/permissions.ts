import type { Session } from "electron";
import { originOf } from "./origin-of.ts";

/** Writing text to the clipboard after a click: the copy buttons. Reading it, and all else, is denied. */
const granted: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

/** Whether a page may have a permission: only our own origin and the gateway's ask for anything, and only to copy. */
export function mayHave(permission: string, requestingOrigin: string, trustedOrigin: string | null): boolean {
  return trustedOrigin !== null && granted.has(permission) && originOf(requestingOrigin) === trustedOrigin;
}

/** Denies every permission of a session but those of `mayHave`. `trustedOrigin` is asked each time: it may change. */
export function denyPermissions(session: Session, trustedOrigin: () => string | null): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(mayHave(permission, details.requestingUrl, trustedOrigin()));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayHave(permission, requestingOrigin, trustedOrigin()),
  );
  session.setDevicePermissionHandler(() => false);
}
