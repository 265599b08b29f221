import type { GatewayIdentity, TakenOver } from "../../contract/adoption.ts";
import type { CarriedContainer, TakeOverJournal } from "../../contract/adoption-journal.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";

/** What a take-over was asked for: their container as it was previewed, and the one to come in its place. */
export interface TakeOverWish {
  identity: GatewayIdentity;
  name: string;
  /** Their container. */
  containerId: string;
  endpoint: string;
  carried: CarriedContainer;
  image: string;
  /** Host port of the gateway. */
  port: number;
  /** What the engine does with their container by itself. */
  restart: ContainerSpec["restart"];
  /** Secrets that go from the environment into the state's `.env`, by name. */
  toEnvFile: readonly string[];
}

/** What a take-over, and the way back from one, needs of its service. */
export interface TakeOverDesk {
  journal(): TakeOverJournal | null;
  /** Kept before it returns: what follows may be the last that this process does. */
  write(journal: TakeOverJournal | null): void;
  /** A take-over that was done, while it can be undone. */
  takenOver(): TakenOver | null;
  /** What our container goes on from now. */
  carried(): CarriedContainer;
  /** What is wished now: before a take-over, or after one. */
  before(): TakeOverJournal["before"];
  /** The new container is the wish from now on, and what it came from can be put back. Ends the journal. */
  commit(journal: TakeOverJournal, stateLocator: string): void;
  /** The wish is what it was before. Ends the journal; `show`: their gateway is shown in place of ours. */
  revert(journal: TakeOverJournal, show: boolean): void;
  /** Our container is gone for good, and whatever was carried on with it. */
  forget(stateLocator: string | null): void;
}
