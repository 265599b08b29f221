import { expect, it } from "vitest";
import { dockerLines } from "./docker-lines.ts";

it("quotes what a shell would take apart", () => {
  expect(dockerLines.makeDirectory("/srv/my state", 0o700)).toBe("install -d -m 0700 '/srv/my state'");
  expect(dockerLines.exec("gw", ["sh", "-c", "echo $HOME"], { tty: true })).toBe(
    "docker exec --interactive --tty gw sh -c 'echo $HOME'",
  );
});

it("writes the steps as somebody would type them", () => {
  expect(dockerLines.stop("gw", 60)).toBe("docker stop --time 60 gw");
  expect(dockerLines.createVolume({ name: "v", target: "/x" }, { a: "b c" })).toBe(
    "docker volume create --label 'a=b c' v",
  );
  expect(dockerLines.seedConfig("gw")).toBe("docker cp - gw:/home/node/.openclaw < openclaw.json.tar");
  expect(dockerLines.ownVolume("gw", { name: "v", target: "/var/lib/x" })).toBe(
    "docker run --rm --user 0 --network none --volumes-from gw --entrypoint chown " +
      `"$(docker inspect --format '{{.Config.Image}}' gw)" "$(docker inspect --format '{{.Config.User}}' gw)" /var/lib/x`,
  );
});
