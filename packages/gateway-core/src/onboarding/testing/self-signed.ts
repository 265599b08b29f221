import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** Key and certificate of a server that signed itself, for localhost; null where there is no openssl to make them with. */
export async function selfSigned(): Promise<{ key: string; cert: string } | null> {
  const dir = await mkdtemp(path.join(tmpdir(), "rockpool-tls-"));
  const [key, cert] = [path.join(dir, "key"), path.join(dir, "cert")];
  const subject = [
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost",
  ];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  try {
    await promisify(execFile)("openssl", [
      "req",
      "-x509",
      ...curve,
      ...subject,
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    return { key: await readFile(key, "utf8"), cert: await readFile(cert, "utf8") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
