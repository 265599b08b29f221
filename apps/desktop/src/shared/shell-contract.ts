import { z } from "zod";

const nothing = z.object({}).strict();

/** CSS pixels from the page's top left corner. */
const Bounds = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(0),
  height: z.number().min(0),
});
export type Bounds = z.infer<typeof Bounds>;

/** What only a desktop can do for its own page. It goes through the same door as the calls of the service. */
export const shellCalls = {
  /** Shows the gateway's own page at this place of the window; null hides it, since it paints above the page. */
  "shell.place-dashboard": z.object({ bounds: Bounds.nullable() }).strict(),
  "shell.reload-dashboard": nothing,
  /** The signed-in page in the system's browser; the link itself never reaches the page. */
  "shell.browse-dashboard": nothing,
  "shell.open-external": z.object({ url: z.string().max(8192) }).strict(),
  "shell.copy-text": z.object({ text: z.string() }).strict(),
  "shell.save-text": z.object({ fileName: z.string().min(1).max(255), text: z.string() }).strict(),
  /** Answers with `{ path }`, null where the person thinks better of it. Nothing is read or written. */
  "shell.choose-path": z
    .object({ kind: z.enum(["open", "folder", "save"]), fileName: z.string().max(255).optional() })
    .strict(),
} as const;

export type ShellCallName = keyof typeof shellCalls;
export type ShellInput<K extends ShellCallName> = z.output<(typeof shellCalls)[K]>;
export type ShellHandlers = {
  readonly [K in ShellCallName]: (
    input: ShellInput<K>,
  ) => K extends "shell.choose-path" ? Promise<{ path: string | null }> : Promise<void> | void;
};

export type DashboardState =
  | { readonly kind: "idle" | "loading" | "ready" }
  | { readonly kind: "failed"; readonly reason: string };

/** What the main process tells our page of its own accord, beside the pushes of the service. */
export type ShellPush =
  | { readonly type: "shell"; readonly about: "dashboard"; readonly state: DashboardState }
  | { readonly type: "shell"; readonly about: "navigate"; readonly room: string };
