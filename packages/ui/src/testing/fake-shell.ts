import type { Bounds, DashboardState, EmbeddedDashboard, Room, Shell } from "../shell.ts";

/** A desktop shell that records what it was asked for, and tells what a test wants it to. */
export class FakeShell implements Shell {
  readonly kind = "desktop";
  readonly platform = "linux";
  readonly opened: string[] = [];
  readonly saved: { fileName: string; text: string }[] = [];
  readonly copied: string[] = [];
  readonly places: (Bounds | null)[] = [];
  reloads = 0;
  browserOpens = 0;
  #tellState: (state: DashboardState) => void = () => {};
  #go: (room: Room) => void = () => {};
  #tellConnection: (connected: boolean) => void = () => {};

  readonly dashboard: EmbeddedDashboard = {
    kind: "embedded",
    place: (bounds) => {
      this.places.push(bounds);
    },
    reload: () => {
      this.reloads += 1;
    },
    openInBrowser: () => {
      this.browserOpens += 1;
    },
    onState: (tell) => {
      this.#tellState = tell;
      tell({ kind: "ready" });
      return () => {
        this.#tellState = () => {};
      };
    },
  };

  dashboardIs(state: DashboardState): void {
    this.#tellState(state);
  }

  navigate(room: Room): void {
    this.#go(room);
  }

  connected(connected: boolean): void {
    this.#tellConnection(connected);
  }

  openExternal(url: string): void {
    this.opened.push(url);
  }

  saveText(fileName: string, text: string): void {
    this.saved.push({ fileName, text });
  }

  copyText(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  onNavigate(go: (room: Room) => void): () => void {
    this.#go = go;
    return () => {};
  }

  onConnection(tell: (connected: boolean) => void): () => void {
    this.#tellConnection = tell;
    return () => {};
  }
}
