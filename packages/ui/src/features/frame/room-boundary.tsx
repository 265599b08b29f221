import { Component } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly again: string;
  readonly children: React.ReactNode;
}

/** A screen that throws takes only itself down. */
export class RoomBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): React.ReactNode {
    if (!this.state.broken) return this.props.children;
    const { title, text, again } = this.props;
    return (
      <EmptyState
        title={title}
        action={<Button onClick={() => this.setState({ broken: false })}>{again}</Button>}
      >
        {text}
      </EmptyState>
    );
  }
}
