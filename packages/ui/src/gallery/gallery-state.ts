import type { Preferences } from "@rockpool/gateway-core/contract/settings";
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
  /** Sets answers before the screens are there. */
  readonly prepare?: (bridge: FakeBridge, shell: FakeShell) => void;
  /** Does what a person or the service would do once they are. */
  readonly act?: (bridge: FakeBridge, shell: FakeShell) => Promise<void> | void;
}

/** Presses the first button, or opens the first disclosure, that shows this text. */
export async function press(text: string): Promise<void> {
  const found = [...document.querySelectorAll<HTMLElement>("button, summary")].find((element) =>
    (element.getAttribute("aria-label") ?? element.textContent).includes(text),
  );
  if (!found) throw new Error(`nothing says "${text}"`);
  found.click();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
