import { useApp } from "../../state/app-context.tsx";
import { DemoPage } from "../demo/demo-page.tsx";

/** The demo in the whole window, and the way back to where it was begun. */
export function DemoCover() {
  const { store } = useApp();
  return <DemoPage leave={() => store.setState({ cover: "setup" })} />;
}
