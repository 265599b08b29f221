import { DemoPage } from "../features/demo/demo-page.tsx";

/** The demo as it covers the window. */
export function DemoView() {
  return (
    <div style={{ height: "100vh" }}>
      <DemoPage leave={() => {}} />
    </div>
  );
}
