import type { Failure, FailureCode } from "@rockpool/gateway-core/contract/failure";
import type { Preferences } from "@rockpool/gateway-core/contract/settings";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { explain } from "@rockpool/messages/explain";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";
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
  | { kind: "force-stop" };

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
  /** False while the service cannot be reached; what is shown is then the last that was known. */
  readonly connected: boolean;
  readonly room: Room;
  readonly question: Question | null;
  readonly toasts: readonly Toast[];
  /** What was typed in Settings and not saved yet: a look at another room does not throw it away. */
  readonly draft: GatewayDraft;
  /** The field of Settings that is to have the focus when they open. */
  readonly focusField: keyof GatewayDraft | null;
}

export interface GatewayDraft {
  readonly image?: string;
  readonly port?: string;
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(room: Room = "home"): AppStore {
  return createStore<AppState>(() => ({
    snapshot: null,
    preferences: null,
    connected: true,
    room,
    question: null,
    toasts: [],
    draft: {},
    focusField: null,
  }));
}

let lastToast = 0;

/** They go by themselves (toast-region.tsx). At most three at a time. */
export function addToast(store: AppStore, toast: Omit<Toast, "id">): void {
  lastToast += 1;
  const id = lastToast;
  store.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-3) }));
}

export function addFailureToast(store: AppStore, failure: Failure, messages: ScreenMessages): void {
  const { title, cause, whatToDo } = explain(failure, messages);
  addToast(store, { tone: "failure", title, text: `${cause} ${whatToDo}`, code: failure.code });
}

export function removeToast(store: AppStore, id: number): void {
  store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
