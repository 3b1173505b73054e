import { CircleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyReportButton } from './copy-report-button.tsx';
import { useText } from './i18n.tsx';

type Props = { children: ReactNode /** A change of it, such as another place, tries again. */; place: string };
type State = { error: Error | undefined; place: string };

/** A bug in one view stays in that view: the frame goes on, and the report can be copied. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, place: this.props.place };

  static getDerivedStateFromError(caught: unknown): Partial<State> {
    return { error: caught instanceof Error ? caught : new Error(String(caught)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: undefined, place: props.place };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The window has no log of its own; the browser's console is where a developer looks.
    reportToConsole(error, info);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken error={error} onAgain={() => this.setState({ error: undefined })} />;
  }
}

function reportToConsole(error: Error, info: ErrorInfo): void {
  // biome-ignore lint/suspicious/noConsole: see above
  console.error(error, info.componentStack);
}

function Broken({ error, onAgain }: { error: Error; onAgain(): void }) {
  const t = useText();
  return (
    <div className="failed" role="alert">
      <h3 className="row">
        <CircleAlert aria-hidden="true" className="bad" />
        {t('app.broken.title')}
      </h3>
      <p className="read">{t('app.broken.next')}</p>
      <p className="mono m2">{error.message}</p>
      <div className="row">
        <Button kind="line" onClick={onAgain}>
          {t('common.tryAgain')}
        </Button>
        <CopyReportButton error={error} />
      </div>
    </div>
  );
}
