import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import type { PreferenceKey, Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { SetupProgress } from "@rockpool/gateway-core/contract/setup";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { FailureCatalogue } from "@rockpool/messages/failure-catalogue";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Room } from "../shell.ts";

/** A question that must be answered before an action; nothing else can be done meanwhile. */
export type Question =
  | {
      kind: "use-existing-state";
      where: string;
      /** The yes is to a restart: the gateway runs, or it was a restart that was refused. */
      restart: boolean;
    }
  | { kind: "force-stop" }
  | {
      kind: "change-version";
      reference: string;
      /** null where it is not known. */
      version: string | null;
      /** Whether nothing has to be downloaded first. */
      here: boolean;
    }
  /** Without an id, to the newest copy. */
  | { kind: "roll-back"; checkpointId: string | null };

/** The parts of the room of images. */
export type ImagesPart = "here" | "get" | "build" | "copies";

export interface Toast {
  readonly id: number;
  readonly tone: "info" | "failure";
  readonly title: string;
  readonly text?: string;
  /** Of the failure it tells. */
  readonly code?: FailureCode;
}

export interface AppState {
  /** null until the service has spoken for the first time. */
  readonly snapshot: Snapshot | null;
  readonly preferences: Preferences | null;
  /** null until they are loaded, just after the first paint. */
  readonly failureWords: FailureCatalogue | null;
  /** False while the service cannot be reached; what is shown is then the last that was known. */
  readonly connected: boolean;
  readonly room: Room;
  /** What takes the whole window in place of the rooms. */
  readonly cover: "setup" | "demo" | null;
  /** What was changed in the wizard here and is not in the snapshot yet, and how many answers are still to come. */
  readonly setupAhead: { readonly patch: Partial<SetupProgress>; readonly asking: number } | null;
  readonly question: Question | null;
  readonly toasts: readonly Toast[];
  /** What was typed in Settings and not saved yet: a look at another room does not throw it away. */
  readonly draft: SettingsDraft;
  /** The field of Settings that is to have the focus when they open. */
  readonly focusField: PreferenceKey | null;
  readonly imagesPart: ImagesPart;
  /** Id of the image operation whose end was read and put away. */
  readonly readOperation: string | null;
}

/** Settings as they are typed, by name. */
export type SettingsDraft = Readonly<Partial<Record<PreferenceKey, string>>>;

export type AppStore = StoreApi<AppState>;

export function createAppStore(room: Room = "home"): AppStore {
  return createStore<AppState>(() => ({
    snapshot: null,
    preferences: null,
    failureWords: null,
    connected: true,
    room,
    cover: null,
    setupAhead: null,
    question: null,
    toasts: [],
    draft: {},
    focusField: null,
    imagesPart: "here",
    readOperation: null,
  }));
}

let lastToast = 0;

/** They go by themselves (toast-region.tsx). At most three at a time. */
export function addToast(store: AppStore, toast: Omit<Toast, "id">): void {
  lastToast += 1;
  const id = lastToast;
  store.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-3) }));
}

export function removeToast(store: AppStore, id: number): void {
  store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
