import type { Host } from "@rockpool/gateway-core/host/host";
import type { Membership } from "@rockpool/gateway-core/sharing/join";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Interrupts } from "./interrupts.ts";
import type { Output } from "./terminal/output.ts";

/** What every command works with. */
export interface Context {
  readonly host: Host;
  readonly appVersion: string;
  readonly messages: Messages;
  readonly output: Output;
  readonly interrupts: Interrupts;
  /** The script that runs, for a unit file. */
  readonly program: string;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Standard input; commands that do not read it leave it alone. */
  readonly stdin: NodeJS.ReadStream;
  /** Standard output as a stream, for raw bytes. */
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Epoch milliseconds. */
  now(): number;
  /** Joins the service at the first call, and is the same one ever after. */
  service(): Promise<Membership>;
}
