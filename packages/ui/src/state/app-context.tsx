import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { inLanguage, type Translations } from "@rockpool/messages/in-language";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";
import { createContext, use } from "react";
import { useStore } from "zustand";
import type { Shell } from "../shell.ts";
import type { AppState, AppStore } from "./app-state.ts";

/** What every screen may reach. Made once by `mount`; its members never change. */
export interface App {
  readonly bridge: Bridge;
  readonly shell: Shell;
  readonly messages: ScreenMessages;
  /** Tag of the language that words are in. */
  readonly language: string;
  readonly store: AppStore;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error("a screen was rendered outside of AppContext");
  return app;
}

export function useMessages(): ScreenMessages {
  return useApp().messages;
}

/** The words of a room that loads late, in our language. */
export function useRoomWords<T>(translations: Translations<T>): T {
  return inLanguage(translations, useApp().language);
}

/** Follows a part of the state; the selector returns something that stays the same while nothing changed. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select);
}
