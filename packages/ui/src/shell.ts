import type { Unsubscribe } from "@rockpool/gateway-core/contract/topics";

/** Where a native view lies, in CSS pixels from the top left of the page. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type DashboardState =
  | { readonly kind: "idle" }
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  /** `reason` is technical and folded. */
  | { readonly kind: "failed"; readonly reason: string };

/** The Control UI as a native view over the page, which the shell signs in by itself. */
export interface EmbeddedDashboard {
  readonly kind: "embedded";
  /** Shows the view there; null hides it. Called again whenever the place changes. */
  place(bounds: Bounds | null): void;
  reload(): void;
  /** Opens the signed-in page in the system browser; the link never passes through the screens. */
  openInBrowser(): void;
  /** Tells the present state first. */
  onState(tell: (state: DashboardState) => void): Unsubscribe;
}

/** The Control UI in a browser tab of its own, since it cannot be framed. */
export interface TabDashboard {
  readonly kind: "tab";
  /** Called within a click, so that the browser lets a tab open. */
  open(): void;
}

export const rooms = [
  "home",
  "dashboard",
  "channels",
  "devices",
  "images",
  "gateways",
  "logs",
  "settings",
] as const;
export type Room = (typeof rooms)[number];

export type PathToChoose =
  | { readonly kind: "open" | "folder" }
  | { readonly kind: "save"; readonly fileName: string };

/** What the program around the screens can do, beside the bridge. */
export interface Shell {
  readonly kind: "desktop" | "browser";
  readonly platform: "mac" | "windows" | "linux" | "other";
  readonly dashboard: EmbeddedDashboard | TabDashboard;
  /** http and https only. */
  openExternal(url: string): void;
  /** Saves text as a file; without it the page offers a download. */
  saveText?(fileName: string, text: string): void;
  /**
   * Lets the person point at a file or folder of the computer where the service runs; null where they think better of it.
   * Without it the page has a field to type a path in.
   */
  choosePath?(what: PathToChoose): Promise<string | null>;
  /** Puts text on the clipboard; without it the page uses the browser's own. */
  copyText?(text: string): Promise<void>;
  /** A room that the tray or a link asks for. */
  onNavigate?(go: (room: Room) => void): Unsubscribe;
  /** Whether the bridge still reaches the service; tells the present state first. */
  onConnection?(tell: (connected: boolean) => void): Unsubscribe;
}
