import { lazy, Suspense } from "react";

// As the program has it: its styles come after those of the frame.
const DemoPage = lazy(async () => ({ default: (await import("../features/demo/demo-page.tsx")).DemoPage }));

/** The demo as it covers the window. */
export function DemoView() {
  return (
    <div style={{ height: "100vh" }}>
      <Suspense fallback={null}>
        <DemoPage leave={() => {}} />
      </Suspense>
    </div>
  );
}
