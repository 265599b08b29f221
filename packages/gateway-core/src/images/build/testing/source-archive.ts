import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { type Header, pack } from "tar-stream";

/** One entry by its full name in the archive. */
export type ArchiveEntry = Partial<Header> & { name: string; body?: string };

export const archiveCommitOfTests = "0123456789abcdef0123456789abcdef01234567";

/** What a small release of OpenClaw holds. */
export function releaseEntries(version: string): ArchiveEntry[] {
  const top = `openclaw-${version}`;
  return [
    { name: `${top}/`, type: "directory", mode: 0o775 },
    { name: `${top}/Dockerfile`, body: "FROM scratch\nCOPY package.json /\n", mode: 0o664 },
    { name: `${top}/package.json`, body: JSON.stringify({ name: "openclaw", version }) },
    { name: `${top}/bin/run.sh`, body: "#!/bin/sh\n", mode: 0o4775 },
    { name: `${top}/CLAUDE.md`, type: "symlink", linkname: "package.json" },
    { name: `${top}/bin/back`, type: "symlink", linkname: "../package.json" },
  ];
}

/** A `.tar.gz` as GitHub makes them: by `git archive`, which writes the commit into a global header. */
export async function sourceArchive(
  entries: readonly ArchiveEntry[],
  commit: string | null = archiveCommitOfTests,
): Promise<Buffer> {
  const tar = pack();
  for (const { body, ...header } of entries) {
    if (body === undefined) tar.entry({ ...header });
    else tar.entry({ ...header }, body);
  }
  tar.finalize();
  const rest = await buffer(tar);
  return gzipSync(commit === null ? rest : Buffer.concat([globalHeader(commit), rest]));
}

function globalHeader(commit: string): Buffer {
  const content = `52 comment=${commit}\n`;
  const header = Buffer.alloc(512);
  header.write("pax_global_header", 0);
  header.write("0000666\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        g", 148);
  header.write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const block = Buffer.alloc(512);
  block.write(content);
  return Buffer.concat([header, block]);
}
