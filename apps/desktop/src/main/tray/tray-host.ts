import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from "electron";
import type { TrayCommand, TrayModel, TrayRow } from "./tray-model.ts";

export interface TrayHost {
  show(model: TrayModel): void;
  dispose(): void;
}

export interface TrayHostOptions {
  /** Folder with the drawings; on macOS the template ones are taken. */
  icons: string;
  platform: NodeJS.Platform;
  first: TrayModel;
  run(command: TrayCommand): void;
}

/**
 * Puts a model on the screen and changes only what differs from the one before. The `Tray` is held here for life: one
 * that is garbage-collected disappears. Linux shows the menu for every click, since clicks do not arrive reliably there.
 */
export function createTrayHost({ icons, platform, first, run }: TrayHostOptions): TrayHost {
  const image = ({ shape, tone }: TrayModel["icon"]) =>
    nativeImage.createFromPath(
      path.join(icons, platform === "darwin" ? `${shape}Template.png` : `${shape}-${tone}.png`),
    );
  const tray = new Tray(image(first.icon));
  let shown: TrayModel | null = null;

  function show(model: TrayModel): void {
    if (shown !== null && !isDeepStrictEqual(model.icon, shown.icon)) tray.setImage(image(model.icon));
    if (model.tooltip !== shown?.tooltip) tray.setToolTip(model.tooltip);
    if (shown === null || !isDeepStrictEqual(model.rows, shown.rows)) {
      tray.setContextMenu(Menu.buildFromTemplate(model.rows.map((row) => menuItem(row, run))));
    }
    shown = model;
  }

  show(first);
  if (platform === "win32") tray.on("click", () => run("open"));
  return { show, dispose: () => tray.destroy() };
}

function menuItem(row: TrayRow, run: (command: TrayCommand) => void): MenuItemConstructorOptions {
  if (row.kind === "separator") return { type: "separator" };
  if (row.kind === "text") return { label: escaped(row.label), enabled: false };
  return { label: escaped(row.label), enabled: row.enabled, click: () => run(row.command) };
}

/** An ampersand marks a shortcut letter in menus; two are one. */
function escaped(label: string): string {
  return label.replaceAll("&", "&&");
}
