import type { Engine } from "../engine/engine.ts";
import { buildContext, type ContextFile } from "../images/build/build-context.ts";
import { buildNpmImage, npmImageContext } from "../images/build/build-npm-image.ts";
import { ensureImage } from "./ensure-image.ts";
import { ensureNodeBase, nodeBaseTag } from "./node-base-image.ts";

/** The real gateway of both eras, from npm by the product's own builder. */
export const openclawImages = {
  "2026.9.6": "rockpool-test/openclaw:2026.9.6",
  "2026.4.29": "rockpool-test/openclaw:2026.4.29",
} as const;
export type OpenClawEra = keyof typeof openclawImages;

/**
 * Builds them unless they are there and current: about a minute for both. `NODE_EXTRA_CA_CERTS` of this process is
 * trusted during the build, and in 2026.4.29 afterwards too, because that one runs npm when it starts.
 */
export async function ensureOpenClawImages(engine: Engine, report?: (line: string) => void): Promise<void> {
  const base = await ensureNodeBase(engine, report);
  const extraCaFile = process.env.NODE_EXTRA_CA_CERTS;
  for (const version of Object.keys(openclawImages) as OpenClawEra[]) {
    const trusting = version === "2026.4.29" && extraCaFile !== undefined;
    const tag = trusting ? `${openclawImages[version]}-as-built` : openclawImages[version];
    const options = {
      version,
      tag,
      base: nodeBaseTag,
      ...(extraCaFile === undefined ? {} : { extraCaFile }),
    };
    const files = (await npmImageContext(options)).filter((file) => file.name === "Dockerfile");
    const build = (labels: Readonly<Record<string, string>>) => buildNpmImage(engine, { ...options, labels });
    const stamp = await ensureImage(engine, { tag, files, salt: base, build }, report);
    if (trusting) await ensureTrusting(engine, tag, openclawImages[version], extraCaFile, stamp, report);
  }
}

/** The image with this machine's certificates: behind a proxy that opens TLS, npm in the container works only with them. */
async function ensureTrusting(
  engine: Engine,
  from: string,
  tag: string,
  caFile: string,
  salt: string,
  report?: (line: string) => void,
): Promise<void> {
  const bundle = "/etc/ssl/certs/ca-certificates.crt";
  const dockerfile = `FROM ${from}
USER root
COPY ca.pem ${bundle}
RUN mkdir -p /usr/local/etc && echo cafile=${bundle} >/usr/local/etc/npmrc
ENV NODE_EXTRA_CA_CERTS=${bundle}
USER node
`;
  const files: ContextFile[] = [
    { kind: "text", name: "Dockerfile", text: dockerfile },
    { kind: "file", name: "ca.pem", path: caFile },
  ];
  const build = (labels: Readonly<Record<string, string>>) =>
    engine.buildImage(buildContext(files), { tag, labels });
  await ensureImage(engine, { tag, files, salt, build }, report);
}
