import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Room } from "../shell.ts";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import type { FakeShell } from "../testing/fake-shell.ts";

/** One picture of the gallery. */
export interface GalleryState {
  readonly name: string;
  readonly room?: Room;
  readonly snapshot: Snapshot | null;
  readonly preferences?: Partial<Preferences>;
  /** Shown in place of the whole program. */
  readonly view?: React.ComponentType;
  /** Sets answers before the screens are there. */
  readonly prepare?: (bridge: FakeBridge, shell: FakeShell) => void;
  /** Does what a person or the service would do once they are. */
  readonly act?: (bridge: FakeBridge, shell: FakeShell) => Promise<void> | void;
  /** A selector of what must be there in the end. */
  readonly shows?: string;
}

/** Waits until something is in the document, and one frame more for its effects. */
export async function appears(selector: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!document.querySelector(selector)) {
    if (performance.now() > deadline) throw new Error(`${selector} did not appear`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
}

/** Presses the first button, or opens the first disclosure, that shows this text, as soon as there is one. */
export async function press(text: string): Promise<void> {
  const find = () =>
    [...document.querySelectorAll<HTMLElement>("button:enabled, summary, label")].find((element) =>
      (element.getAttribute("aria-label") ?? element.textContent).includes(text),
    );
  const deadline = performance.now() + 10_000;
  while (!find()) {
    if (performance.now() > deadline) throw new Error(`nothing says "${text}"`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  find()?.click();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
