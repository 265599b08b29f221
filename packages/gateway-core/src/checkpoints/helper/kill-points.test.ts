import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CopyFixture, copyFixture, firstId, keptNames, secondId } from "../testing/copy-fixture.ts";
import { killedAt } from "../testing/killed-at.ts";
import { runProgram } from "../testing/run-program.ts";
import { treeFacts } from "../testing/tree-facts.ts";
import type { HelperJob } from "./helper-job.ts";

const atOnce = 4;
const limitMs = 300_000;

function smallTree(root: string, seed: string): void {
  mkdirSync(`${root}/agents`, { recursive: true });
  mkdirSync(`${root}/workspace`);
  for (const name of ["openclaw.json", "agents/a", `only ${seed}`, "workspace/notes"])
    writeFileSync(`${root}/${name}`, `${name} of ${seed}`);
}

type Changed = CopyFixture & { old: string[] };
let template: Changed & { middle: string[] };

/** A state `new`, with a checkpoint of it and one of when it was `old`. */
beforeAll(async () => {
  const fixture = copyFixture();
  const { state, write } = fixture;
  smallTree(state, "old");
  const old = treeFacts(state);
  await through(write(), 0);
  for (const name of readdirSync(state)) rmSync(path.join(state, name), { recursive: true });
  smallTree(state, "new");
  await through(write(secondId), 0);
  template = { ...fixture, old, middle: treeFacts(state) };
});
afterAll(() => template.dispose());

async function changedState(): Promise<Changed> {
  const fixture = copyFixture();
  await promisify(execFile)("cp", ["-aT", template.folder, fixture.folder]);
  return { ...fixture, old: template.old };
}

/** Contents of all files anywhere below. */
function contents(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
}

/**
 * Kills the job at one of its changes after the other, until it goes through; `check` is told after each. With a `stride` only
 * every so manieth, from a new beginning each time. Answers with how many.
 */
async function atEveryPoint<T extends CopyFixture>(
  make: () => Promise<T>,
  job: (fixture: T) => HelperJob,
  check: (fixture: T, point: number) => Promise<void>,
  stride = 1,
): Promise<number> {
  let next = 1 + Math.floor(Math.random() * stride);
  let points = 0;
  let over = false;
  const worker = async () => {
    while (!over) {
      const point = next;
      next += stride;
      const fixture = await make();
      try {
        const { signal, code, stderr } = await runProgram(job(fixture), { preload: killedAt(point) });
        expect({ point, stderr, ended: signal ?? code }).toMatchObject({ stderr: "", point });
        if (signal === null) over = true;
        else points += 1;
        await check(fixture, point);
      } finally {
        fixture.dispose();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return points;
}

async function through(job: HelperJob, point: number): Promise<void> {
  const { code, last, stderr } = await runProgram(job);
  expect({ point, code, last, stderr }).toMatchObject({ point, code: 0, last: { kind: "done" }, stderr: "" });
}

describe("killed at a change it makes", () => {
  it(
    "a restore loses nothing, ends right when it is asked for again, and is finished",
    async () => {
      const points = await atEveryPoint(
        changedState,
        ({ restore }) => restore(),
        async (fixture, point) => {
          const { state, old, restore, finish } = fixture;
          // Whatever was there before is still there, in its place or put away.
          const all = contents(state);
          for (const name of ["openclaw.json", "agents/a", "only new", "workspace/notes"])
            expect({ point, all }).toMatchObject({ all: expect.arrayContaining([`${name} of new`]) });
          await through(restore(), point);
          expect({ point, tree: treeFacts(state, keptNames) }).toEqual({ point, tree: old });
          expect(contents(state)).toEqual(
            expect.arrayContaining(["only new of new", "workspace/notes of new"]),
          );
          await through(finish(), point);
          expect({ point, tree: treeFacts(state) }).toEqual({ point, tree: old });
        },
        3,
      );
      expect(points).toBeGreaterThan(30);
    },
    limitMs,
  );

  it(
    "a restore can be followed by that of another checkpoint",
    async () => {
      const make = async () => {
        const fixture = await changedState();
        writeFileSync(path.join(fixture.state, "later"), "later");
        return fixture;
      };
      await atEveryPoint(
        make,
        ({ restore }) => restore(),
        async (fixture, point) => {
          await through(fixture.restore(secondId), point);
          expect({ point, tree: treeFacts(fixture.state, keptNames) }).toEqual({
            point,
            tree: template.middle,
          });
          expect(contents(fixture.state)).toContain("later");
          await through(fixture.finish(), point);
        },
        10,
      );
    },
    limitMs,
  );

  it(
    "a finish leaves the tree whole, and nothing of ours when it is asked for again",
    async () => {
      const make = async () => {
        const fixture = await changedState();
        await runProgram(fixture.restore());
        return fixture;
      };
      await atEveryPoint(
        make,
        ({ finish }) => finish(),
        async ({ state, old, finish, restore }, point) => {
          const ownTime = (facts: string[]) => facts.filter((line) => !/^"\.(\/workspace)?" /.test(line));
          expect({ point, tree: ownTime(treeFacts(state, keptNames)) }).toEqual({
            point,
            tree: ownTime(old),
          });
          if (point % 2 === 0) await through(restore(), point);
          await through(finish(), point);
          expect(
            readdirSync(state, { recursive: true }).filter((name) => String(name).includes(".rockpool")),
          ).toEqual([]);
        },
        2,
      );
    },
    limitMs,
  );

  it(
    "a write leaves the state alone, a whole checkpoint or a leftover that the next one clears",
    async () => {
      const make = () => {
        const fixture = copyFixture();
        smallTree(fixture.state, "old");
        return Promise.resolve({ ...fixture, old: treeFacts(fixture.state) });
      };
      const points = await atEveryPoint(
        make,
        ({ write }) => write(),
        async (fixture, point) => {
          const { state, store, old, write, restore } = fixture;
          expect({ point, tree: treeFacts(state) }).toEqual({ point, tree: old });
          const whole = existsSync(path.join(store, firstId, "checkpoint.json"));
          await through(write(secondId), point);
          expect(readdirSync(store).sort()).toEqual([...(whole ? [firstId] : []), secondId, "index"]);
          expect(readFileSync(path.join(store, "index"), "utf8")).toBe(
            `${whole ? `${firstId}\n` : ""}${secondId}\n`,
          );
          if (whole) await through(restore(), point);
        },
        2,
      );
      expect(points).toBeGreaterThan(10);
    },
    limitMs,
  );

  it(
    "a removal leaves a checkpoint or none, never a half one",
    async () => {
      const remove = ({ store }: CopyFixture) => ({ do: "remove", ids: [firstId], store }) as const;
      await atEveryPoint(changedState, remove, async (fixture, point) => {
        const { store, restore } = fixture;
        const whole = existsSync(path.join(store, firstId, "checkpoint.json"));
        const { last } = await runProgram(restore());
        expect(last?.kind === "failed" ? last.failure.code : last?.kind).toBe(
          whole ? "done" : "checkpoint-missing",
        );
        await through(remove(fixture), point);
        expect(readdirSync(store).sort()).toEqual([secondId, "index"]);
      });
    },
    limitMs,
  );
});
