import type { ContainerSpec } from "../container-spec.ts";
import type { ContainerDetails, Engine } from "../engine.ts";

/** What a suite runs on: an engine with a tiny image that has `sh`, `cat` and `sleep`. */
export interface ContractSubject {
  engine: Engine;
  image: string;
  /** A directory of this host that bind mounts may use. */
  directory: string;
  /** `host:port` of a registry that has `pulled/image:1` and nothing else. */
  registry?: string;
  /** What this engine needs a spec to say differently. */
  spec?: Partial<ContainerSpec>;
  /** Titles of what it is known not to do, with the reason. */
  skips?: Readonly<Record<string, string>>;
  dispose(): Promise<void>;
}

type MakeSpec = (overrides?: Partial<ContainerSpec>) => ContainerSpec;

/** A test that runs where there is an engine, else skips with the reason. */
export type Check = (title: string, body: (it: ContractSubject, spec: MakeSpec) => Promise<void>) => void;

export interface SuiteKit {
  /** Of every name the suite gives. */
  prefix: string;
  spec: MakeSpec;
  /** A container created and started. */
  started(it: ContractSubject, overrides?: Partial<ContainerSpec>): Promise<string>;
  /** Waits for the trap of `forever` and `deaf`: a signal that comes before it is lost, or ends the program. */
  ready(it: ContractSubject, id: string): Promise<void>;
}

export function execOf(command: readonly string[]) {
  return { command, stdin: false, tty: false };
}

export async function expectDetails(engine: Engine, id: string): Promise<ContainerDetails> {
  const details = await engine.inspectContainer(id);
  if (details === null) throw new Error(`There is no container ${id}`);
  return details;
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}
