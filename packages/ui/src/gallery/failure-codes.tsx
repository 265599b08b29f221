import { failureCodes } from "@rockpool/gateway-core/contract/failure";
import { FailureCard } from "../features/home/failure-card.tsx";
import room from "../features/home/home-room.module.css";
import { snapshotIn } from "../testing/snapshots.ts";

/** Every code once, with nothing known beside it: words must not need their facts. */
export function FailureCodes() {
  return (
    <main style={{ height: "100vh", overflow: "auto" }}>
      <div className={room.room}>
        <h1>Failure codes</h1>
        {failureCodes.map((code) => (
          <FailureCard key={code} failure={{ code, message: code, at: 0 }} snapshot={snapshotIn("stopped")} />
        ))}
      </div>
    </main>
  );
}
