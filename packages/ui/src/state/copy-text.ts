import type { App } from "./app-context.tsx";
import { addToast } from "./app-state.ts";

/** Puts text on the clipboard; where that is refused, says so. */
export async function copyText(app: App, text: string): Promise<boolean> {
  try {
    if (app.shell.copyText) await app.shell.copyText(text);
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    addToast(app.store, { tone: "failure", title: app.messages.screens.app.copyFailed });
    return false;
  }
}
