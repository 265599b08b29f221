import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { ContainerSpec } from "./container-spec.ts";
import { contractCommands } from "./contract-suite/contract-commands.ts";
import { imageChecks } from "./contract-suite/image-checks.ts";
import { lifeChecks } from "./contract-suite/life-checks.ts";
import { specChecks } from "./contract-suite/spec-checks.ts";
import { storageChecks } from "./contract-suite/storage-checks.ts";
import { streamChecks } from "./contract-suite/stream-checks.ts";
import { type Check, type ContractSubject, collect, type SuiteKit } from "./contract-suite/suite-kit.ts";

/**
 * What any Engine has to do, whoever implements it. `make` answers with the reason as text where the suite cannot run.
 */
export function describeEngine(name: string, make: () => Promise<ContractSubject | string>): void {
  describe(`${name} as an engine`, () => {
    let subject: ContractSubject | string;
    const prefix = `rockpool-contract-${randomBytes(4).toString("hex")}`;
    let count = 0;

    beforeAll(async () => {
      subject = await make();
    });
    afterAll(async () => {
      if (typeof subject === "string") return;
      const { engine } = subject;
      for (const { id, name: each } of await engine.listContainers()) {
        if (each.startsWith(prefix)) await engine.removeContainer(id, { force: true }).catch(() => {});
      }
      for (const { references } of await engine.listImages()) {
        for (const each of references) if (each.includes(prefix)) await engine.removeImage(each);
      }
      await subject.dispose();
    });

    const check: Check = (title, body) => {
      it(title, async (context: TestContext) => {
        if (typeof subject === "string") return context.skip(subject);
        const known = subject.skips?.[title];
        if (known !== undefined) return context.skip(known);
        await body(subject, spec);
      });
    };

    function spec(overrides: Partial<ContainerSpec> = {}): ContainerSpec {
      count += 1;
      return {
        name: `${prefix}-${count}`,
        image: typeof subject === "string" ? "" : subject.image,
        command: contractCommands.forever,
        env: {},
        labels: { "dev.rockpool.test": "1", "dev.rockpool.contract": prefix },
        mounts: [],
        ports: [],
        extraHosts: [],
        init: true,
        capDrop: [],
        noNewPrivileges: true,
        restart: { name: "no" },
        stopTimeoutSeconds: 5,
        ...(typeof subject === "string" ? {} : subject.spec),
        ...overrides,
      };
    }

    const kit: SuiteKit = {
      prefix,
      spec,
      async started({ engine }, overrides) {
        const { id } = await engine.createContainer(spec(overrides));
        await engine.startContainer(id);
        return id;
      },
      async ready({ engine }, id) {
        await expect
          .poll(async () => (await collect(engine.logs(id, { follow: false }))).map(({ text }) => text))
          .toContain("ready");
      },
    };
    lifeChecks(check, kit);
    streamChecks(check, kit);
    storageChecks(check, kit);
    specChecks(check, kit);
    imageChecks(check, kit);
  });
}
