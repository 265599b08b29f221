import type { ElectronApplication } from "playwright-core";

/** The gateway's own page inside the app, which is none of the app's windows. */
export interface ControlPage {
  /** What it shows; empty while there is none, or it is hidden. */
  text(): Promise<string>;
  /** Runs script in it and answers with the result. */
  run<T>(script: string): Promise<T>;
}

export function controlPage(app: ElectronApplication | undefined): ControlPage {
  if (app === undefined) throw new Error("there is no app");
  const run = (script: string) =>
    app.evaluate(async ({ BrowserWindow, WebContentsView }, code) => {
      const views = BrowserWindow.getAllWindows().flatMap((window) => window.contentView.children);
      const view = views.find((child) => child instanceof WebContentsView);
      if (!(view instanceof WebContentsView)) return "";
      return (await view.webContents.executeJavaScript(code)) as unknown;
    }, script);
  return {
    text: async () =>
      String(await run("document.visibilityState === 'visible' ? document.body.innerText : ''")),
    run: run as ControlPage["run"],
  };
}
