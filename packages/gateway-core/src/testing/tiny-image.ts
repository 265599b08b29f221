import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { pack } from "tar-stream";
import type { Engine } from "../engine/engine.ts";
import { findBusybox } from "./find-busybox.ts";

/** A megabyte of busybox: `sh`, `cat`, `sleep`, `httpd`, `nc` and friends. Never pushed anywhere, kept between runs. */
export const tinyImageTag = "rockpool-test/tiny:1";

/**
 * Makes sure that the engine has the tiny image, building it from nothing by Rockpool's own build call. Answers with
 * its tag, or null where there is no busybox to be had.
 */
export async function tinyImage(engine: Engine): Promise<string | null> {
  if ((await engine.inspectImage(tinyImageTag)) !== null) return tinyImageTag;
  const busybox = await findBusybox();
  if (busybox === null) return null;
  for await (const event of engine.buildImage(await context(busybox), { tag: tinyImageTag })) void event;
  return tinyImageTag;
}

const dockerfile = `FROM scratch
ADD rootfs.tar /
ENV PATH=/bin
LABEL dev.rockpool.test=1
CMD ["sleep", "1000000"]
`;

async function context(busybox: string): Promise<Readable> {
  const tar = pack();
  tar.entry({ name: "Dockerfile" }, dockerfile);
  tar.entry({ name: "rootfs.tar" }, await rootFileSystem(busybox));
  tar.finalize();
  return Readable.from([await buffer(tar)]);
}

async function rootFileSystem(busybox: string): Promise<Buffer> {
  const tar = pack();
  for (const name of ["bin", "etc", "home", "home/node", "root", "var", "var/lib"]) {
    tar.entry({ name, type: "directory", mode: 0o755 });
  }
  tar.entry({ name: "tmp", type: "directory", mode: 0o1777 });
  tar.entry({ name: "bin/busybox", mode: 0o755 }, await readFile(busybox));
  for (const applet of await applets(busybox)) {
    tar.entry({ name: `bin/${applet}`, type: "symlink", linkname: "busybox" });
  }
  tar.entry({ name: "etc/passwd" }, "root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n");
  tar.entry({ name: "etc/group" }, "root:x:0:\nnode:x:1000:\n");
  tar.finalize();
  return buffer(tar);
}

async function applets(busybox: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(busybox, ["--list"]);
  return stdout.split("\n").filter((name) => name !== "" && name !== "busybox");
}
