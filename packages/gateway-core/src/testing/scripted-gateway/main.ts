import { print } from "./print.ts";
import { runDoctor } from "./run-doctor.ts";
import { runGateway } from "./run-gateway.ts";

/** What the image was made as; also its label `org.opencontainers.image.version`. */
const version = process.env.SCRIPTED_VERSION ?? "2026.9.6";
const args = process.argv.slice(2);

switch (args[0]) {
  case "gateway":
    runGateway(args, version);
    break;
  case "doctor":
    await runDoctor(args);
    break;
  case "--version":
    print(`OpenClaw ${version} (scripted)`);
    break;
  case "echo":
    print(args.slice(1).join(" "));
    break;
  case "cat":
    process.stdin.pipe(process.stdout);
    break;
  case "exit":
    process.exitCode = Number(args[1] ?? "0");
    break;
  default:
    console.error(`error: unknown command '${args[0] ?? ""}'`);
    process.exitCode = 1;
}
