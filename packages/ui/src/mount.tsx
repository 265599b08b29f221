import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { createRoot } from "react-dom/client";
import type { Shell } from "./shell.ts";

export interface MountOptions {
  readonly bridge: Bridge;
  readonly shell: Shell;
  /** Language tag; the browser's own by default. */
  readonly language?: string;
  /** The room to open first. */
  readonly room?: string;
}

/** Shows Rockpool's screens in `element`; returns what takes them away again. */
export function mount(element: HTMLElement, _options: MountOptions): () => void {
  const root = createRoot(element);
  root.render(null);
  return () => root.unmount();
}
