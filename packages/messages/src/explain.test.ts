import { type Failure, failureActions, failureCodes } from "@rockpool/gateway-core/contract/failure";
import { referenceProblems } from "@rockpool/gateway-core/contract/reference-problem";
import { registryProblems } from "@rockpool/gateway-core/contract/registry-problem";
import { describe, expect, it } from "vitest";
import { messagesFor } from "./catalogue.ts";
import { explain } from "./explain.ts";

const messages = messagesFor("en");

function told(failure: Omit<Failure, "message">) {
  return explain({ message: "technical", ...failure }, messages);
}

describe("explain", () => {
  it.each(failureCodes)("says what, why and what to do about %s, with no facts at all", (code) => {
    const { title, cause, whatToDo, button } = told({ code });
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [cause, whatToDo]) {
      expect(sentence).toMatch(/^[A-Z“~].*\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|please|sorry|oops|!/i);
      expect(sentence).not.toContain(code);
    }
    expect(button).toBeNull();
  });

  it("names the container that holds the port and offers the free one", () => {
    const failure = told({
      code: "port-taken",
      facts: { port: "18789", holder: "container web", freePort: "18790" },
      actions: [{ kind: "use-port", value: "18790" }],
    });
    expect(failure).toEqual({
      title: "Port 18789 is taken",
      cause: "The container web already listens on port 18789.",
      whatToDo: "Use 18790 instead, or stop the other one and try again.",
      button: { label: "Use port 18790", action: { kind: "use-port", value: "18790" } },
    });
  });

  it.each([
    ["process nginx (812)", "The program nginx (812) already"],
    ["something else", "Something else already"],
  ])("says %s in words", (holder, words) => {
    expect(told({ code: "port-taken", facts: { holder } }).cause).toContain(words);
  });

  it("tells somebody who is in the group that a new login is needed", () => {
    const facts = { group: "docker", needsLogin: "yes" };
    expect(told({ code: "engine-permission", facts }).whatToDo).toMatch(/^Log out and in again/);
    expect(told({ code: "engine-permission", facts: { group: "docker" } }).whatToDo).toContain(
      "usermod -aG docker",
    );
  });

  it("says what to type where Rockpool may not start the engine", () => {
    const command = "sudo systemctl start docker";
    expect(told({ code: "engine-stopped", facts: { command } }).whatToDo).toContain(`terminal: ${command}. `);
    expect(told({ code: "engine-permission", facts: { command } }).whatToDo).toContain(command);
  });

  it.each([
    ["DOCKER_HOST", "The variable DOCKER_HOST names tcp://10.0.0.9:2375, and nothing is there."],
    ["context work", "The Docker context work names tcp://10.0.0.9:2375, and nothing is there."],
  ])("says where a wrong address came from: %s", (source, cause) => {
    const facts = { source, endpoint: "tcp://10.0.0.9:2375", reason: "absent" };
    expect(told({ code: "engine-endpoint-invalid", facts }).cause).toBe(cause);
  });

  it("says how long nothing moved and what the gateway waits for", () => {
    const facts = { seconds: "180", waitingFor: "startup-sidecars" };
    expect(told({ code: "gateway-not-healthy", facts }).cause).toBe(
      "The container runs, but nothing has moved for 3 min. It waits for its helpers.",
    );
  });

  it("gives the command beside the button, for those who like to see it", () => {
    const failure = told({
      code: "state-foreign-owner",
      facts: { path: "/srv/claw", owner: "0", wanted: "1000" },
      actions: [{ kind: "repair-ownership", value: "state" }],
    });
    expect(failure.cause).toContain("belongs to the administrator (root)");
    expect(failure.whatToDo).toContain("sudo chown -R 1000 /srv/claw");
    expect(failure.button?.label).toBe("Repair ownership");
  });

  it.each(referenceProblems)("says what is wrong with an image name: %s", (problem) => {
    const { cause } = told({ code: "image-reference-invalid", facts: { image: "x", problem } });
    expect(cause).toMatch(/^“x” cannot be read as an image name: [a-z].*[^.]\.$/);
    expect(cause).not.toContain("undefined");
  });

  it.each(registryProblems)("says what is wrong with a registry's answer: %s", (problem) => {
    const { cause } = told({ code: "registry-error", facts: { registry: "ghcr.io", problem } });
    expect(cause).toMatch(/^ghcr\.io answered with something unexpected: [a-z].*[^.]\.$/);
    expect(cause).not.toContain("undefined");
  });

  it("says that a sign-in could not be read", () => {
    const facts = { registry: "ghcr.io", signIn: "helper-missing" };
    expect(told({ code: "registry-denied", facts }).cause).toMatch(
      /: its program for passwords is not installed\.$/,
    );
    expect(told({ code: "registry-denied", facts: { signIn: "refused" } }).cause).not.toContain("refused");
  });

  it("offers the first of several actions", () => {
    const failure = told({ code: "gateway-crashed", actions: [{ kind: "retry" }, { kind: "repair" }] });
    expect(failure.button).toEqual({ label: "Try again", action: { kind: "retry" } });
  });

  it.each(failureActions)("has a label for %s with and without a value", (kind) => {
    expect(messages.actions[kind]()).toMatch(/^[A-Z]/);
    expect(messages.actions[kind]("18790")).not.toContain("undefined");
  });
});
