import { writeFile } from "node:fs/promises";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { BrowserWindow, Clipboard, Dialog } from "electron";
import type { ShellHandlers } from "../../shared/shell-contract.ts";
import type { ControlView } from "../control-view/control-view.ts";

export interface ShellParts {
  window: BrowserWindow;
  controlView: ControlView;
  /** Opens the signed-in dashboard in the system's browser. */
  browseDashboard(): Promise<void>;
  openExternal(url: string): void;
  clipboard: Pick<Clipboard, "writeText">;
  dialog: Pick<Dialog, "showOpenDialog" | "showSaveDialog">;
}

/** What one window's page may ask of the desktop. */
export function shellHandlers(parts: ShellParts): ShellHandlers {
  const { window, controlView, browseDashboard, openExternal, clipboard, dialog } = parts;
  return {
    "shell.place-dashboard": ({ bounds }) => controlView.place(bounds && rounded(bounds)),
    "shell.reload-dashboard": () => controlView.reload(),
    "shell.browse-dashboard": browseDashboard,
    "shell.open-external": ({ url }) => openExternal(url),
    "shell.copy-text": ({ text }) => clipboard.writeText(text),
    async "shell.choose-path"({ kind, fileName }) {
      if (kind === "save") {
        const { canceled, filePath } = await dialog.showSaveDialog(
          window,
          fileName === undefined ? {} : { defaultPath: fileName },
        );
        return { path: canceled ? null : filePath };
      }
      const properties = [kind === "folder" ? ("openDirectory" as const) : ("openFile" as const)];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties });
      return { path: canceled ? null : (filePaths[0] ?? null) };
    },
    async "shell.save-text"({ fileName, text }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: fileName });
      if (canceled) return;
      try {
        await writeFile(filePath, text);
      } catch (error) {
        throw new RockpoolError({ code: "path-invalid", message: String(error), facts: { path: filePath } });
      }
    },
  };
}

/** The page measures in fractions of a pixel, a native view lies on whole ones. */
function rounded(bounds: { x: number; y: number; width: number; height: number }) {
  const x = Math.round(bounds.x);
  const y = Math.round(bounds.y);
  return {
    x,
    y,
    width: Math.round(bounds.x + bounds.width) - x,
    height: Math.round(bounds.y + bounds.height) - y,
  };
}
