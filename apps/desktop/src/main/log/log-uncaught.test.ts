import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { logUncaught } from "./log-uncaught.ts";

it.each(["uncaughtException", "unhandledRejection"])(
  "keeps what went wrong, without secrets of URLs: %s",
  (event) => {
    const source = new EventEmitter();
    const logged: unknown[] = [];
    const log = (_message: string, facts?: object) => void logged.push(facts);
    logUncaught(source as unknown as NodeJS.Process, { info: log, warn: log, error: log });
    source.emit(event, new Error("ERR_FAILED (-2) loading 'http://127.0.0.1:18789/#token=s3cret' twice"));
    expect(JSON.stringify(logged)).toContain("loading 'http://127.0.0.1:18789/#…' twice");
    expect(JSON.stringify(logged)).not.toContain("s3cret");
  },
);
